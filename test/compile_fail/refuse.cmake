# Compiles SOURCE twice with COMPILER: as it is, which must do, and with OFFENDS defined, which must fail with
# the message that its first line expects, a regular expression: `// EXPECTS: ...`.
cmake_minimum_required(VERSION 3.25)
file(STRINGS "${SOURCE}" lines)
list(GET lines 0 first)
if(NOT first MATCHES "^// EXPECTS: (.+)$")
  message(FATAL_ERROR "${SOURCE} does not begin with \"// EXPECTS: \" and the message it expects")
endif()
set(expected "${CMAKE_MATCH_1}")

set(command "${COMPILER}" -std=c++20 -fsyntax-only -Wall -Wextra -Werror -DYEARBOOK_STATIC_DEFINE)
foreach(directory IN LISTS INCLUDES)
  list(APPEND command -I "${directory}")
endforeach()
set(ENV{LC_ALL} C)

execute_process(COMMAND ${command} "${SOURCE}" RESULT_VARIABLE result ERROR_VARIABLE said)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "does not compile without the line that offends:\n${said}")
endif()

execute_process(COMMAND ${command} -DOFFENDS "${SOURCE}" RESULT_VARIABLE result ERROR_VARIABLE said)
if(result EQUAL 0)
  message(FATAL_ERROR "compiles, and must not")
endif()
if(NOT said MATCHES "${expected}")
  message(FATAL_ERROR "is refused, but not with \"${expected}\":\n${said}")
endif()
