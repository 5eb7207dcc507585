# lockstep_embed_go_library(TARGET DIRECTORY)
# Turns every DIRECTORY/<import path>/*.go into a string constant, listed by engine/golib/golib.h.
function(lockstep_embed_go_library target directory)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS RELATIVE ${directory} ${directory}/*.go)
  list(SORT sources)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/golib_files.cpp)
  set(inputs)
  foreach(source IN LISTS sources)
    list(APPEND inputs ${directory}/${source})
  endforeach()
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DDIRECTORY=${directory} "-DSOURCES=${sources}" -DOUTPUT=${generated}
            -P ${CMAKE_SOURCE_DIR}/cmake/EmbedGoLibraryScript.cmake
    DEPENDS ${inputs} ${CMAKE_SOURCE_DIR}/cmake/EmbedGoLibraryScript.cmake
    COMMENT "Embedding the Go library" VERBATIM)
  add_library(${target} STATIC ${generated})
  target_link_libraries(${target} PUBLIC lockstep_options)
endfunction()
