# Installs the built library into a staging folder, builds examples/consumer against it, and runs it.
# Also: a newer version is refused, and add_subdirectory serves as well as the package.
foreach(variable BINARY_DIR SOURCE_DIR TOOL GENERATOR)
  if(NOT DEFINED ${variable})
    message(FATAL_ERROR "${variable} is not set")
  endif()
endforeach()
set(work "${BINARY_DIR}/install-test")
file(REMOVE_RECURSE "${work}")

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nended with ${code}\n${out}\n${err}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

run("${CMAKE_COMMAND}" --install "${BINARY_DIR}" --prefix "${work}/stage")
run("${TOOL}" load "${work}/torch.db" "${SOURCE_DIR}/examples/torch")
foreach(file share/man/man1/yearbook.1 share/bash-completion/completions/yearbook)
  if(NOT EXISTS "${work}/stage/${file}")
    message(FATAL_ERROR "${file} was not installed")
  endif()
endforeach()

set(configure "${CMAKE_COMMAND}" -G "${GENERATOR}")
run(${configure} -S "${SOURCE_DIR}/examples/consumer" -B "${work}/consumer" "-DCMAKE_PREFIX_PATH=${work}/stage")
run("${CMAKE_COMMAND}" --build "${work}/consumer")
run("${work}/consumer/consumer" "${work}/torch.db" gdp national_hightech_zones 2016)
if(NOT "${out}" STREQUAL "CNY 8.98 trillion\n")
  message(FATAL_ERROR "the consumer printed ${out}")
endif()

# The analyst's program, and the table that it prints.
run(${configure} -S "${SOURCE_DIR}/examples/analyst" -B "${work}/analyst" "-DCMAKE_PREFIX_PATH=${work}/stage")
run("${CMAKE_COMMAND}" --build "${work}/analyst")
run("${work}/analyst/analyst" "${work}/torch.db" national_hightech_zones 2002-2006)
file(READ "${SOURCE_DIR}/examples/analyst/expected.txt" expected)
if(NOT "${out}" STREQUAL "${expected}")
  message(FATAL_ERROR "the analyst's program printed\n${out}instead of\n${expected}")
endif()

# A version that was never released is not found.
file(WRITE "${work}/newer/CMakeLists.txt" "cmake_minimum_required(VERSION 3.25)\nproject(newer LANGUAGES CXX)\nfind_package(yearbook 0.2 CONFIG REQUIRED)\n")
execute_process(COMMAND ${configure} -S "${work}/newer" -B "${work}/newer/build" "-DCMAKE_PREFIX_PATH=${work}/stage"
  RESULT_VARIABLE code OUTPUT_QUIET ERROR_QUIET)
if(code EQUAL 0)
  message(FATAL_ERROR "find_package(yearbook 0.2) was satisfied by this version")
endif()

# Below another project, yearbook configures without its tool, tests and install rules.
file(WRITE "${work}/parent/CMakeLists.txt" "cmake_minimum_required(VERSION 3.25)\nproject(parent LANGUAGES CXX)\nadd_subdirectory(\"${SOURCE_DIR}\" yearbook)\nif(TARGET yearbook_tool OR NOT TARGET yearbook::yearbook)\nmessage(FATAL_ERROR wrong)\nendif()\n")
run(${configure} -S "${work}/parent" -B "${work}/parent/build")
