#include "store/file_header.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using store::Layout;
using test::TemporaryFolder;
using test::thrown_by;

// A header of an SQLite file with these two fields.
std::string header(std::uint32_t application, std::uint32_t version) {
  std::string bytes(100, '\0');
  bytes.replace(0, 16, std::string("SQLite format 3\0", 16));
  for (int i = 0; i < 4; ++i) {
    bytes[static_cast<std::size_t>(71 - i)] = static_cast<char>(application >> (8 * i));
    bytes[static_cast<std::size_t>(63 - i)] = static_cast<char>(version >> (8 * i));
  }
  return bytes;
}

struct FileHeader : ::testing::Test {
  TemporaryFolder folder;
  test::Thrown refused(const std::string& content) {
    const std::string file = folder.write("file.db", content);
    const auto thrown = thrown_by([&] { (void)store::read_layout(file, 1); });
    EXPECT_EQ(test::read_file(file), content);
    EXPECT_EQ(folder.names(), std::vector<std::string>{"file.db"});
    return thrown;
  }
};

TEST_F(FileHeader, GivesTheLayout) {
  const std::string file = folder.write("file.db", header(store::application_id, 1003) + "rest");
  EXPECT_EQ(store::read_layout(file, 1), (Layout{1, 3}));
  EXPECT_EQ(to_string(Layout{1, 3}), "1.3");
  EXPECT_EQ(store::user_version_of({1, 3}), 1003);
}

TEST_F(FileHeader, EachRefusalHasItsOwnSentence) {
  EXPECT_EQ(refused("").code, ErrorCode::schema_foreign);
  EXPECT_NE(refused("").sentence.find("is empty"), std::string::npos);
  EXPECT_EQ(refused("indicator,zone\n").code, ErrorCode::schema_foreign);
  EXPECT_NE(refused("indicator,zone\n").sentence.find("no SQLite file"), std::string::npos);
  EXPECT_EQ(refused(header(0, 0)).code, ErrorCode::schema_foreign);
  EXPECT_NE(refused(header(0, 0)).sentence.find("of another program"), std::string::npos);
  EXPECT_EQ(refused(header(store::application_id, 1003).substr(0, 60)).code, ErrorCode::corrupt);
  EXPECT_NE(refused("SQLite").sentence.find("ends inside its header, after 6 bytes"),
            std::string::npos);
  const auto newer = refused(header(store::application_id, 2000));
  EXPECT_EQ(newer.code, ErrorCode::schema_too_new);
  EXPECT_NE(newer.sentence.find("layout 2.0"), std::string::npos);
  EXPECT_NE(newer.sentence.find("up to 1.x"), std::string::npos);
}

TEST_F(FileHeader, WhatIsNoFileIsNamed) {
  EXPECT_EQ(thrown_by([&] { (void)store::read_layout(folder.file("none.db"), 1); }).code,
            ErrorCode::not_found);
  const auto directory = thrown_by([&] { (void)store::read_layout(folder.path().string(), 1); });
  EXPECT_EQ(directory.code, ErrorCode::invalid_argument);
  EXPECT_NE(directory.sentence.find("is a directory"), std::string::npos);
}

}  // namespace
