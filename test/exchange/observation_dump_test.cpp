#include "exchange/observation_dump.hpp"

#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>

#include <gtest/gtest.h>

#include <charconv>
#include <cstring>
#include <limits>
#include <random>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using exchange::append_number;

std::string number(double value) {
  std::string text = "x";
  append_number(text, value);
  return text.substr(1);
}

TEST(AppendNumber, WritesTheShortestDigitsWithoutExponent) {
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(-0.0), "-0");
  EXPECT_EQ(number(-12), "-12");
  EXPECT_EQ(number(0.1), "0.1");
  EXPECT_EQ(number(9007199254740991.0), "9007199254740991");
  EXPECT_EQ(number(-9007199254740992.0), "-9007199254740992");
  EXPECT_EQ(number(1e22), "10000000000000000000000");
  EXPECT_EQ(number(5e-324).size(), 326U);
}

TEST(AppendNumber, ReadsBackToTheSameDouble) {
  std::mt19937_64 random(11);
  const auto expect_same = [](double value) {
    const std::string text = number(value);
    double back = 0;
    std::from_chars(text.data(), text.data() + text.size(), back);
    EXPECT_EQ(std::memcmp(&back, &value, sizeof value), 0) << text;
    EXPECT_EQ(text.find('e'), std::string::npos);
  };
  for (int i = 0; i < 5000; ++i) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (std::isfinite(value)) expect_same(value);
    expect_same(static_cast<double>(static_cast<std::int64_t>(bits) >> (random() % 60)));
  }
}

// More rows than go from thread to thread at once, with notes here and there.
TEST(ObservationDump, WritesEveryRowWithItsOwnNoteInOrder) {
  const test::TemporaryFolder data;
  const test::TemporaryFolder folder;
  test::write_small_directory(data);
  std::string expected = "indicator,zone,year,value,status,unit,release,locator,note,quantum\n";
  for (const std::string indicator : {"gdp", "mood"}) {
    const std::string unit = indicator == "gdp" ? "CNY" : "index";
    for (int year = 1; year <= 9999; year += 1) {
      const std::string text = std::to_string(year);
      expected += indicator + ",alpha," + text + "," + text + ".5,A," + unit + ",report_2016,";
      expected += year % 7 == 0 ? "page " + text + ",,\n" : ",,\n";
    }
  }
  data.write("observations.csv", expected);
  load(folder.file("a.db"), data.path().string());
  sqlite::Connection connection(folder.file("a.db"), {.access = sqlite::Access::read_only});
  exchange::TextFileWriter writer(folder.file("out.csv"));
  EXPECT_EQ(exchange::write_observations(connection, exchange::Layout::long_csv, writer), 19998U);
  writer.finish();
  EXPECT_EQ(test::read_file(folder.file("out.csv")), expected);
}

TEST(ObservationDump, AFailureOfTheWriterComesThrough) {
  const test::TemporaryFolder folder;
  load(folder.file("a.db"), test::torch_directory().string());
  sqlite::Connection connection(folder.file("a.db"), {.access = sqlite::Access::read_only});
  exchange::TextFileWriter writer(folder.file("out.csv"));
  (void)connection.query_integer("SELECT count(*) FROM zone");  // makes the files of the WAL
  writer.text().append(1U << 20U, 'x');  // so much that the first piece is written at once
  const auto thrown = test::thrown_by([&] {
    const test::FullDisk full(4096);
    exchange::write_observations(connection, exchange::Layout::sdmx_csv, writer);
  });
  EXPECT_EQ(thrown.code, ErrorCode::io);
  EXPECT_EQ(thrown.sentence, "cannot write \"" + folder.file("out.csv") + "\": File too large");
}

}  // namespace
