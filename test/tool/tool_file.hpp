// What the tests of the verbs share: the tool run in process, and one file of the report's figures.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/support.hpp"

namespace yearbook::test {

// What the tool did with a command line.
struct Run {
  int code = 0;
  std::string out;
  std::string err;
};

// Runs the tool in process: run_tool({"value", file, "gdp", "a", "2016"}).
Run run_tool(std::vector<std::string> arguments);

class ToolTest : public ::testing::Test {
 protected:
  // Loaded once for all tests of the program, which only read it.
  static const std::string& torch() {
    static const TemporaryFolder folder;
    static const std::string file = [] {
      std::string made = folder.file("torch.db");
      load(made, torch_directory().string());
      return made;
    }();
    return file;
  }
};

// Everything that is not there or not readable ends with exit code 1, nothing on standard output,
// and one message on standard error.
inline void expect_data_say_no(const Run& run, const std::string& message) {
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_TRUE(run.err.starts_with("yearbook: ")) << run.err;
  EXPECT_NE(run.err.find(message), std::string::npos) << run.err;
}

// What the examples of --help of a verb do, with the files of the test in place of their own.
std::vector<Run> run_examples_of(const std::string& verb, const std::string& file);

}  // namespace yearbook::test
