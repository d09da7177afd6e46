#include "exchange/directory.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using exchange::read_directory;
using test::TemporaryFolder;
using test::thrown_by;

TEST(Directory, ReadsWhatIsThereInTheOrderOfLoading) {
  const TemporaryFolder folder;
  folder.write("observations_b.csv", "b");
  folder.write("observations.csv", "a");
  folder.write("zones.csv", "z");
  folder.write("indices/x.toml", "x");
  folder.write("README.md", "ignored");
  folder.write("observations.txt", "ignored");
  const auto read = read_directory(folder.path().string() + "/");
  std::string names;
  for (const auto* file : files_of(read)) names += file->name + "=" + file->content + " ";
  EXPECT_EQ(names, "zones.csv=z indices/x.toml=x ");
  ASSERT_EQ(read.observations.size(), 2U);
  EXPECT_EQ(read.observations[0].name, "observations.csv");
  EXPECT_EQ(read.observations[1].name, "observations_b.csv");
  EXPECT_EQ(read.observations[1].path, folder.file("observations_b.csv"));
  EXPECT_EQ(read.name, folder.path().filename().string());
}

TEST(Directory, OneFileIsObservations) {
  const TemporaryFolder folder;
  const auto read = read_directory(folder.write("figures.csv", "a"));
  ASSERT_EQ(read.observations.size(), 1U);
  EXPECT_EQ(read.observations[0].name, "figures.csv");
  EXPECT_EQ(read.name, "figures.csv");
}

TEST(Directory, WhatCannotBeReadIsNamed) {
  const TemporaryFolder folder;
  const auto absent = thrown_by([&] { (void)read_directory(folder.file("none")); });
  EXPECT_EQ(absent.code, ErrorCode::not_found);
  EXPECT_NE(absent.sentence.find("there is no"), std::string::npos);
  const auto empty = thrown_by([&] { (void)read_directory(folder.path().string()); });
  EXPECT_EQ(empty.code, ErrorCode::invalid_argument);
  EXPECT_NE(empty.sentence.find("has no file of a yearbook directory"), std::string::npos);
  std::filesystem::create_directory(folder.file("zones.csv"));
  const auto directory = thrown_by([&] { (void)read_directory(folder.path().string()); });
  EXPECT_EQ(directory.code, ErrorCode::io);
  EXPECT_NE(directory.sentence.find("Is a directory"), std::string::npos) << directory.sentence;
}

}  // namespace
