// Workbooks read back by openpyxl, another's program. A test that needs it is skipped without it.
#pragma once

#include <array>
#include <cstdio>
#include <string>

#include "support/support.hpp"

namespace yearbook::test {

// What a Python program prints, errors with it.
inline std::string python(const TemporaryFolder& folder, const std::string& interpreter,
                          const std::string& program) {
  const std::string file = folder.write("program.py", program);
  std::FILE* pipe = ::popen((interpreter + " " + file + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return "no shell";
  std::string result;
  std::array<char, 4096> piece{};
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), pipe)) {
    result.append(piece.data(), count);
  }
  ::pclose(pipe);
  return result;
}

// An interpreter that has openpyxl; empty when there is none.
inline std::string interpreter_with_openpyxl() {
  const TemporaryFolder folder;
  for (const char* candidate : {"python3", "/usr/bin/python3"}) {
    if (python(folder, candidate, "import openpyxl\nprint('here')\n") == "here\n") return candidate;
  }
  return {};
}

// Prints every sheet as NAME, then a line a row, cells as Python shows them.
inline std::string read_workbook(const TemporaryFolder& folder, const std::string& interpreter,
                                 const std::string& file) {
  return python(folder, interpreter,
                "import openpyxl\n"
                "book = openpyxl.load_workbook(r'" +
                    file +
                    "')\n"
                    "for sheet in book:\n"
                    "    print('==', sheet.title, sheet.freeze_panes, sheet.auto_filter.ref)\n"
                    "    for row in sheet.iter_rows(values_only=True):\n"
                    "        print(*[repr(cell) for cell in row], sep=' | ')\n");
}

}  // namespace yearbook::test
