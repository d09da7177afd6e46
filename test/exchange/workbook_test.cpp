#include "exchange/workbook.hpp"

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "exchange/workbooks.hpp"

namespace {

using namespace yearbook;
using exchange::Content;
using exchange::SheetColumn;
using exchange::Workbook;
using test::TemporaryFolder;
using test::thrown_by;

constexpr std::array columns{
    SheetColumn{"name", Content::text, 20}, SheetColumn{"value", Content::number, 12},
    SheetColumn{"year", Content::whole, 8}, SheetColumn{"on", Content::day, 12},
    SheetColumn{"part", Content::fraction, 8}};

void write(const std::string& file) {
  Workbook book(file);
  book.limit_rows(4);
  book.begin_sheet("Figures", columns);
  for (int i = 0; i < 5; ++i) {
    book.begin_row();
    book.text(i == 0 ? "武汉 <&>" : "=1+1");
    book.number(i == 1 ? std::nullopt : std::optional(0.1 + i));
    book.number(2010 + i);
    book.text(i == 0 ? "2017-12-21" : i == 1 ? "2017-12" : i == 2 ? "1899-01-01" : "");
    book.number(0.25);
  }
  book.end_sheet();
  book.begin_sheet("Empty", columns);
  book.end_sheet();
  book.finish();
}

TEST(Workbook, ReadsBackByAnotherProgram) {
  const std::string interpreter = test::interpreter_with_openpyxl();
  if (interpreter.empty()) GTEST_SKIP() << "python3-openpyxl is not installed";
  const TemporaryFolder folder;
  write(folder.file("a.xlsx"));
  const std::string head = "'name' | 'value' | 'year' | 'on' | 'part'\n";
  EXPECT_EQ(test::read_workbook(folder, interpreter, folder.file("a.xlsx")),
            "== Figures A2 A1:E4\n" + head +
                "'武汉 <&>' | 0.1 | 2010 | datetime.datetime(2017, 12, 21, 0, 0) | 0.25\n"
                "'=1+1' | None | 2011 | '2017-12' | 0.25\n"
                "'=1+1' | 2.1 | 2012 | '1899-01-01' | 0.25\n"
                "== Figures 2 A2 A1:E3\n" +
                head +
                "'=1+1' | 3.1 | 2013 | None | 0.25\n"
                "'=1+1' | 4.1 | 2014 | None | 0.25\n"
                "== Empty A2 A1:E1\n" +
                head);
  EXPECT_EQ(
      test::python(folder, interpreter,
                   "import openpyxl\nb = openpyxl.load_workbook(r'" + folder.file("a.xlsx") +
                       "')\ns = b['Figures']\nprint(s['A3'].data_type, s['D2'].number_format, "
                       "s['E2'].number_format, s['A1'].font.b, s.column_dimensions['A'].width)"),
      "s yyyy-mm-dd 0.00% True 20.7109375\n");
}

TEST(Workbook, IsTheSameBytesAgain) {
  const TemporaryFolder folder;
  write(folder.file("a.xlsx"));
  ::sleep(1);  // another second of the day
  write(folder.file("b.xlsx"));
  EXPECT_EQ(test::read_file(folder.file("a.xlsx")), test::read_file(folder.file("b.xlsx")));
}

TEST(Workbook, CutsATextThatNoCellHolds) {
  const std::string interpreter = test::interpreter_with_openpyxl();
  if (interpreter.empty()) GTEST_SKIP() << "python3-openpyxl is not installed";
  const TemporaryFolder folder;
  std::string wide;
  while (wide.size() < 40'000) wide += "武";
  {
    Workbook book(folder.file("a.xlsx"));
    book.begin_sheet("Long", columns);
    book.begin_row();
    book.text(wide);
    book.begin_row();
    book.text(std::string(40'000, 'x'));
    book.begin_row();
    book.text("control \x01\x1F characters");
    book.finish();
  }
  EXPECT_EQ(test::python(folder, interpreter,
                         "import openpyxl\nb = openpyxl.load_workbook(r'" + folder.file("a.xlsx") +
                             "')\ns = b['Long']\nprint(len(s['A2'].value), set(s['A2'].value), "
                             "len(s['A3'].value))"),
            "10922 {'武'} 32767\n");
}

TEST(Workbook, FailsWhereItCannotBeWritten) {
  EXPECT_EQ(thrown_by([] { write("/no/such/folder/a.xlsx"); }).code, ErrorCode::io);
}

// In a process of its own, whose files may not grow beyond 40 kB, as on a disk that is full.
TEST(Workbook, FailsWhenTheDiskIsFull) {
  const TemporaryFolder folder;
  const std::string file = folder.file("a.xlsx");
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{40'000, 40'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto thrown = thrown_by([&] {
      Workbook book(file);
      book.begin_sheet("Many", columns);
      for (int i = 0; i < 20'000; ++i) {
        book.begin_row();
        book.text("row " + std::to_string(i));
        book.number(i);
      }
      book.end_sheet();
      book.finish();
    });
    ::_exit(thrown.code == ErrorCode::io ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
}

}  // namespace
