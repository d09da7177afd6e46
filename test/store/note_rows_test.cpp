#include "store/note_rows.hpp"

#include "store/writing.hpp"

namespace {

using namespace yearbook;
using store::NoteRows;

struct NoteRowsTest : test::Writing {
  NoteRowsTest() {
    connection.execute(
        "INSERT INTO observation VALUES (1, 2015, 2, 7, 1, 'A'), (1, 2016, 2, 7, 1, 'A'), "
        "(2, 2015, 1, 7, 1, 'A');"
        "INSERT INTO observation_note VALUES (1, 2015, 2, 7, 'table 1', NULL, 0.5), "
        "(2, 2015, 1, 7, NULL, 'so', NULL)");
  }
};

TEST_F(NoteRowsTest, StandBesideTheirObservations) {
  NoteRows notes(connection);
  EXPECT_FALSE(notes.of({1, 2014, 9, 9}));
  const auto first = notes.of({1, 2015, 2, 7});
  ASSERT_TRUE(first);
  EXPECT_EQ(first->locator, "table 1");
  EXPECT_EQ(first->note, "");
  EXPECT_EQ(first->quantum, 0.5);
  EXPECT_FALSE(notes.of({1, 2016, 2, 7}));
  const auto second = notes.of({2, 2015, 1, 7});
  ASSERT_TRUE(second);
  EXPECT_EQ(second->note, "so");
  EXPECT_FALSE(second->quantum);
  EXPECT_FALSE(notes.of({2, 2016, 1, 7}));
}

TEST_F(NoteRowsTest, MayBeThoseOfOneIndicator) {
  NoteRows notes(connection, 2);
  EXPECT_FALSE(notes.of({1, 2015, 2, 7}));
  EXPECT_TRUE(notes.of({2, 2015, 1, 7}));
}

}  // namespace
