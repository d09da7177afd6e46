# find_package(yearbook): library, headers, package files, and the tool when it is built.
include(CMakePackageConfigHelpers)

install(TARGETS yearbook EXPORT yearbookTargets FILE_SET HEADERS)
if(TARGET yearbook_tool)
  install(TARGETS yearbook_tool)
  install(FILES "${PROJECT_BINARY_DIR}/lib/tool/yearbook.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
  install(FILES "${PROJECT_BINARY_DIR}/lib/tool/yearbook.bash" RENAME yearbook
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
endif()
if(TARGET yearbook_module)
  install(TARGETS yearbook_module LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}/sqlite3")
endif()

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/yearbook")
install(EXPORT yearbookTargets NAMESPACE yearbook:: DESTINATION "${package_dir}")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/yearbookConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/yearbookConfig.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/yearbookConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/yearbookConfig.cmake"
  "${PROJECT_BINARY_DIR}/yearbookConfigVersion.cmake" DESTINATION "${package_dir}")
