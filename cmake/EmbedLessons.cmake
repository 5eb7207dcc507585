# lockstep_embed_files(TARGET DIRECTORY FUNCTION)
# Turns every DIRECTORY/**.{go,json,md} into a string constant, listed by the FUNCTION that engine/session/lesson.h
# declares.
function(lockstep_embed_files target directory function)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS RELATIVE ${directory}
       ${directory}/*.go ${directory}/*.json ${directory}/*.md)
  list(SORT sources)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${target}_files.cpp)
  set(inputs)
  foreach(source IN LISTS sources)
    list(APPEND inputs ${directory}/${source})
  endforeach()
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DDIRECTORY=${directory} "-DSOURCES=${sources}" -DOUTPUT=${generated}
            -DFUNCTION=${function} -P ${CMAKE_SOURCE_DIR}/cmake/EmbedLessonsScript.cmake
    DEPENDS ${inputs} ${CMAKE_SOURCE_DIR}/cmake/EmbedLessonsScript.cmake
    COMMENT "Embedding ${directory}" VERBATIM)
  add_library(${target} STATIC ${generated})
  target_link_libraries(${target} PUBLIC lockstep_history)
endfunction()
