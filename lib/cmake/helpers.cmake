# What every target of yearbook is compiled with. INTERFACE helpers: nothing of it reaches users.

add_library(yearbook_options INTERFACE)
# Where sources are one translation unit, a local name may be that of another source, and g++ takes for part of a
# header what each has for itself. Each source meets both warnings where it compiles alone.
set(alone_or_not
  $<IF:$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>,$<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>,-Wshadow>)
target_compile_options(yearbook_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion ${alone_or_not} $<$<BOOL:${YEARBOOK_WERROR}>:-Werror>)
# g++ 12 warns of its own std::string under -O2 and more (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(yearbook_options INTERFACE -Wno-restrict)
endif()
# clang sees the deprecated helper inside libstdc++ 12's own stable_sort.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(yearbook_options INTERFACE -Wno-deprecated-declarations)
endif()
if(YEARBOOK_SANITIZE)
  target_compile_options(yearbook_options INTERFACE
    -fsanitize=${YEARBOOK_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(yearbook_options INTERFACE -fsanitize=${YEARBOOK_SANITIZE})
endif()
