#include "host/host_source.hpp"

#include <yearbook/exchange.hpp>
#include <yearbook/shapes.hpp>

#include <gtest/gtest.h>

#include "sqlite/connection.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

struct HostSourceTest : ::testing::Test {
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  HostSourceTest() {
    const test::TemporaryFolder data;
    test::write_small_directory(data);
    load(file, data.path().string());
  }
};

TEST(FileMark, IsTheFirstHalfOfTheUuid) {
  EXPECT_EQ(host::file_mark("00000000000000ff0123456789abcdef"), 0xffU);
  EXPECT_NE(host::file_mark("10000000000000ff0123456789abcdef"),
            host::file_mark("00000000000000ff0123456789abcdef"));
}

TEST_F(HostSourceTest, GivesNotesOfTheCellsAskedFor) {
  sqlite::Connection connection(file, {.access = sqlite::Access::read_write});
  host::HostSource source(connection.handle());
  std::vector<book::NoteRow> notes;
  source.notes(1, {{2016y, 2016y}, 5},
               [&](book::NoteRow&& note) { notes.push_back(std::move(note)); });
  ASSERT_EQ(notes.size(),
            2U);  // alpha 2016: the press figure with its note, the report's with its quantum
  EXPECT_EQ(notes[0].note, "early");
  EXPECT_EQ(notes[1].quantum, 1e7);  // 60.5 in CNY 100 million is printed to CNY 10 million
}

// A temporary table of the host's user does not stand in for the file's.
TEST_F(HostSourceTest, ReadsTheFileAndNoTemporaryTable) {
  sqlite::Connection connection(file, {.access = sqlite::Access::read_write});
  connection.execute("CREATE TEMP TABLE zone (zone_id, code)");
  EXPECT_EQ(host::HostSource(connection.handle()).catalog().zones.size(), 8U);
}

}  // namespace
