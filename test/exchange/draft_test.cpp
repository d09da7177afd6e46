#include "exchange/draft.hpp"

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using exchange::Draft;
using test::read_file;
using test::TemporaryFolder;
using test::thrown_by;

TEST(Draft, IsSeenOnlyWhenItIsPublished) {
  const TemporaryFolder folder;
  Draft draft(folder.file("out.txt"));
  const auto writer = draft.make_file();
  writer->text() = "all of it";
  writer->finish();
  EXPECT_FALSE(std::filesystem::exists(folder.file("out.txt")));
  draft.publish();
  EXPECT_EQ(read_file(folder.file("out.txt")), "all of it");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"out.txt"});
}

TEST(Draft, LeavesNothingBehindWhenItIsNot) {
  const TemporaryFolder folder;
  {
    Draft file(folder.file("a"));
    file.reserve_file();
    Draft directory(folder.file("b/"));
    std::filesystem::create_directory(directory.make_directory() / "within");
  }
  EXPECT_TRUE(folder.names().empty());
}

TEST(Draft, TakesNoNameThatIsTaken) {
  const TemporaryFolder folder;
  folder.write("mine", "1");
  folder.write("full/x", "1");
  EXPECT_EQ(thrown_by([&] { Draft(folder.file("mine")).reserve_file(); }).code,
            ErrorCode::conflict);
  EXPECT_EQ(thrown_by([&] { Draft(folder.file("full")).make_directory(); }).code,
            ErrorCode::conflict);
  EXPECT_EQ(thrown_by([&] { Draft("/no/such/folder/x").reserve_file(); }).code, ErrorCode::io);
  // Nor the draft of another.
  Draft first(folder.file("new"));
  first.reserve_file();
  EXPECT_EQ(thrown_by([&] { Draft(folder.file("new")).reserve_file(); }).code, ErrorCode::io);
  EXPECT_TRUE(std::filesystem::exists(folder.file("new.new")));
}

TEST(Draft, TakesThePlaceOfAnEmptyDirectory) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.file("empty"));
  Draft draft(folder.file("empty"));
  std::filesystem::create_directory(draft.make_directory() / "within");
  draft.publish();
  EXPECT_TRUE(std::filesystem::exists(folder.file("empty/within")));
}

}  // namespace
