#include "exchange/text_file.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using exchange::TextFileWriter;
using test::thrown_by;

TEST(TextFile, WritesEverythingInOrderHoweverLarge) {
  const test::TemporaryFolder folder;
  TextFileWriter writer(folder.file("a.txt"));
  std::string expected;
  for (int i = 0; i < 400'000; ++i) {
    const std::string line = std::to_string(i) + "\n";
    writer.text() += line;
    writer.flush_if_full();
    expected += line;
  }
  writer.finish();
  EXPECT_EQ(test::read_file(folder.file("a.txt")), expected);
  exchange::TextFileReader reader(folder.file("a.txt"));
  std::string three(3, ' ');
  EXPECT_EQ(reader.read(three), 3U);
  EXPECT_EQ(three + reader.read_all(), expected);
  EXPECT_EQ(reader.read(three), 0U);
}

TEST(TextFile, WhatCannotBeReadIsNamed) {
  const test::TemporaryFolder folder;
  const auto absent = thrown_by([&] { exchange::TextFileReader{folder.file("none")}; });
  EXPECT_EQ(absent.code, ErrorCode::io);
  EXPECT_EQ(absent.sentence,
            "cannot read \"" + folder.file("none") + "\": No such file or directory");
  const auto directory =
      thrown_by([&] { (void)exchange::TextFileReader(folder.path()).read_all(); });
  EXPECT_EQ(directory.sentence, "cannot read \"" + folder.path().string() + "\": Is a directory");
}

TEST(TextFile, NeverOverwrites) {
  const test::TemporaryFolder folder;
  folder.write("a.txt", "mine");
  const auto thrown = thrown_by([&] { TextFileWriter{folder.file("a.txt")}; });
  EXPECT_EQ(thrown.code, ErrorCode::io);
  EXPECT_EQ(thrown.sentence, "cannot write \"" + folder.file("a.txt") + "\": File exists");
  EXPECT_EQ(test::read_file(folder.file("a.txt")), "mine");
}

}  // namespace
