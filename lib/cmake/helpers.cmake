# What every target of yearbook is compiled with. INTERFACE helpers: nothing of it reaches users.

add_library(yearbook_options INTERFACE)
target_compile_options(yearbook_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow $<$<BOOL:${YEARBOOK_WERROR}>:-Werror>)
if(YEARBOOK_SANITIZE)
  target_compile_options(yearbook_options INTERFACE
    -fsanitize=${YEARBOOK_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(yearbook_options INTERFACE -fsanitize=${YEARBOOK_SANITIZE})
endif()
