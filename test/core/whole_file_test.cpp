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
  const test::TemporaryFolder folder;
  const std::string path = folder.write("page.html", "old");
  {
    const test::FullDisk full(100);
    EXPECT_EQ(test::thrown_by([&] { write_whole_file(path, std::string(1000, 'x')); }).code,
              ErrorCode::io);
  }
  EXPECT_EQ(test::read_file(path), "old");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"page.html"});
}

TEST(WholeFile, ALinkStaysALinkAndADeviceADevice) {
  namespace fs = std::filesystem;
  const test::TemporaryFolder folder;
  folder.write("real", "old");
  fs::create_symlink("real", folder.path() / "link");
  write_whole_file(folder.file("link"), "new");
  EXPECT_TRUE(fs::is_symlink(folder.path() / "link"));
  EXPECT_EQ(test::read_file(folder.path() / "real"), "new");
  fs::create_symlink("/dev/full", folder.path() / "full");
  EXPECT_EQ(test::thrown_by([&] { write_whole_file(folder.file("full"), "x"); }).code,
            ErrorCode::io);
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

}  // namespace
