#include <yearbook/exchange.hpp>

#include <gtest/gtest.h>

#include "exchange/workbooks.hpp"

namespace {

using namespace yearbook;
using test::python;
using test::TemporaryFolder;
using test::thrown_by;

struct WorkbookDump : ::testing::Test {
  WorkbookDump() {
    test::write_small_directory(folder);
    load(folder.file("small.db"), folder.path().string());
  }
  [[nodiscard]] Database small() const { return Database::open(folder.file("small.db")); }

  TemporaryFolder folder;
};

TEST_F(WorkbookDump, HoldsTheRowsOfTheViews) {
  const std::string interpreter = test::interpreter_with_openpyxl();
  if (interpreter.empty()) GTEST_SKIP() << "python3-openpyxl is not installed";
  const TemporaryFolder out;
  Database database = Database::create(out.file("torch.db"));
  load(database, test::torch_directory().string());
  const std::size_t rows = dump_xlsx(database, out.file("torch.xlsx"));
  // Every sheet holds what sqlite3 of Python, on the same file, gives for its view.
  const std::string printed = python(
      out, interpreter,
      "import openpyxl, sqlite3, datetime\n"
      "book = openpyxl.load_workbook(r'" +
          out.file("torch.xlsx") +
          "', read_only=True)\n"
          "file = sqlite3.connect(r'" +
          out.file("torch.db") +
          "')\n"
          "def plain(cell):\n"
          "    if isinstance(cell, datetime.datetime): return cell.strftime('%Y-%m-%d')\n"
          "    if isinstance(cell, (int, float)): return '%.12g' % cell\n"
          "    return cell or None\n"
          "total = 0\n"
          "for name in book.sheetnames[1:8]:\n"
          "    sheet = [list(r) for r in book[name].iter_rows(values_only=True)]\n"
          "    head = ['zone' if h == 'group' and name != 'Ranking' else 'zone_group' if h == "
          "'group' "
          "else h for h in sheet[0]]\n"
          "    known = [c[1] for c in file.execute('PRAGMA table_info(' + name.lower() + ')')]\n"
          "    picked = [i for i, h in enumerate(head) if h in known]\n"
          "    ours = sorted([str([plain(r[i]) for i in picked]) for r in sheet[1:]])\n"
          "    theirs = sorted([str([plain(c) for c in r]) for r in file.execute('SELECT ' + "
          "', '.join(head[i] for i in picked) + ' FROM ' + name.lower())])\n"
          "    print(name, 'equal' if ours == theirs else 'DIFFERS', len(ours) > 0, "
          "len(head) - len(picked))\n"
          "contents = list(book['Contents'].iter_rows(values_only=True, min_row=2))\n"
          "print(sum(r[1] for r in contents))\n"
          "print([r[0] for r in contents] == book.sheetnames[1:])\n"
          "print(all(book[r[0]].max_row == r[1] + 1 for r in contents))\n");
  EXPECT_EQ(printed,
            "Current equal True 1\nHistory equal True 0\nGrowth equal True 0\n"
            "Share equal True 0\nRanking equal True 0\nTotal equal True 0\n"
            "Coverage equal True 0\n" +
                std::to_string(rows) + "\nTrue\nTrue\n");
}

TEST_F(WorkbookDump, HasChineseNamesDaysAndNotes) {
  const std::string interpreter = test::interpreter_with_openpyxl();
  if (interpreter.empty()) GTEST_SKIP() << "python3-openpyxl is not installed";
  const TemporaryFolder out;
  Database database = Database::create(out.file("torch.db"));
  load(database, test::torch_directory().string());
  dump_xlsx(database, out.file("torch.xlsx"));
  const std::string text = test::read_workbook(out, interpreter, out.file("torch.xlsx"));
  for (const char* part : {"园区生产总值", "'report_2017_note'", "datetime.datetime(2017, 12, 21",
                           "== Sources A2", "== Notes A2"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part;
  }
}

TEST_F(WorkbookDump, OfAnEmptyYearbookHasHeadsOnly) {
  const TemporaryFolder out;
  Database database = Database::create(":memory:");
  EXPECT_EQ(dump_xlsx(database, out.file("empty.xlsx")), 0U);
  EXPECT_TRUE(test::read_file(out.file("empty.xlsx")).starts_with("PK"));
}

TEST_F(WorkbookDump, IsTheSameBytesAgain) {
  Database database = small();
  dump_xlsx(database, folder.file("a.xlsx"));
  dump_xlsx(database, folder.file("b.xlsx"));
  EXPECT_EQ(test::read_file(folder.file("a.xlsx")), test::read_file(folder.file("b.xlsx")));
}

TEST_F(WorkbookDump, OverwritesNothingAndLeavesNothingBehind) {
  Database database = small();
  const TemporaryFolder out;
  out.write("mine.xlsx", "mine");
  EXPECT_EQ(thrown_by([&] { dump_xlsx(database, out.file("mine.xlsx")); }).code,
            ErrorCode::conflict);
  EXPECT_EQ(test::read_file(out.file("mine.xlsx")), "mine");
  EXPECT_EQ(thrown_by([&] { dump_xlsx(database, "/no/such/folder/a.xlsx"); }).code, ErrorCode::io);
  EXPECT_EQ(out.names(), std::vector<std::string>{"mine.xlsx"});
}

TEST_F(WorkbookDump, TellsHowFarItIsAndIsStopped) {
  Database database = Database::create(":memory:");
  load(database, folder.path().string());
  std::string rows = "indicator,zone,year,value,release\n";
  for (int year = 1000; year < 9000; ++year) {
    if (year == 2016) continue;  // has a figure already
    rows += "mood,alpha," + std::to_string(year) + ",1,report_2016\n";
  }
  const TemporaryFolder out;
  load(database, out.write("more.csv", rows));
  std::vector<double> told;
  dump_xlsx(database, out.file("a.xlsx"), {.progress = [&](double done) {
              told.push_back(done);
              return true;
            }});
  ASSERT_FALSE(told.empty());
  EXPECT_TRUE(std::ranges::is_sorted(told));
  EXPECT_LE(told.back(), 1);
  EXPECT_EQ(thrown_by([&] {
              dump_xlsx(database, out.file("b.xlsx"), {.progress = [](double) { return false; }});
            }).code,
            ErrorCode::cancelled);
  EXPECT_FALSE(std::filesystem::exists(out.file("b.xlsx")));
  EXPECT_FALSE(std::filesystem::exists(out.file("b.xlsx.new")));
  EXPECT_EQ(thrown_by([&] {
              dump(database, out.file("text"), {.progress = [](double) { return false; }});
            }).code,
            ErrorCode::cancelled);
  EXPECT_FALSE(std::filesystem::exists(out.file("text")));
  EXPECT_FALSE(std::filesystem::exists(out.file("text.new")));
}

}  // namespace
