#include "core/whole_file.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using core::write_whole_file;

TEST(WholeFile, ReplacesWhatWasThereAndLeavesNothingBeside) {
  const test::TemporaryFolder folder;
  const std::string path = folder.file("page.html");
  write_whole_file(path, "first");
  write_whole_file(path, "second");
  EXPECT_EQ(test::read_file(path), "second");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"page.html"});
}

TEST(WholeFile, APlaceThatCannotBeWrittenIsOneError) {
  const test::TemporaryFolder folder;
  const auto nowhere = test::thrown_by([&] { write_whole_file(folder.file("no/page"), "x"); });
  EXPECT_EQ(nowhere.code, ErrorCode::io);
  EXPECT_NE(nowhere.sentence.find("No such file or directory"), std::string::npos);
  const std::string path = folder.write("folder/inner", "x");
  EXPECT_EQ(test::thrown_by([&] { write_whole_file(folder.file("folder"), "x"); }).code,
            ErrorCode::io);
  EXPECT_EQ(test::read_file(path), "x");
}

TEST(WholeFile, AFullDiskLeavesTheFileAsItWas) {
  EXPECT_EQ(test::thrown_by([] { write_whole_file("/dev/full/x", "x"); }).code, ErrorCode::io);
}

}  // namespace
