# lockstep_embed_lessons(TARGET DIRECTORY)
# Turns every DIRECTORY/<lesson>/* into a string constant, listed by engine/session/lesson.h.
function(lockstep_embed_lessons target directory)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS RELATIVE ${directory}
       ${directory}/*.go ${directory}/*.json ${directory}/*.md)
  list(SORT sources)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/lesson_files.cpp)
  set(inputs)
  foreach(source IN LISTS sources)
    list(APPEND inputs ${directory}/${source})
  endforeach()
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DDIRECTORY=${directory} "-DSOURCES=${sources}" -DOUTPUT=${generated}
            -P ${CMAKE_SOURCE_DIR}/cmake/EmbedLessonsScript.cmake
    DEPENDS ${inputs} ${CMAKE_SOURCE_DIR}/cmake/EmbedLessonsScript.cmake
    COMMENT "Embedding the lessons" VERBATIM)
  add_library(${target} STATIC ${generated})
  target_link_libraries(${target} PUBLIC lockstep_history)
endfunction()
