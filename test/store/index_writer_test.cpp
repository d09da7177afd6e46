#include "store/index_writer.hpp"

#include "store/writing.hpp"

namespace {

using namespace yearbook;
using test::counts;

struct IndexWriter : test::Writing {
  IndexWriter() {
    connection.execute(
        "INSERT INTO unit (code, dimension, base, factor) VALUES ('index', 'index', 'index', 1);"
        "INSERT INTO indicator (code, unit_id, kind, direction) VALUES ('a', 1, 'index', 1), ('b', "
        "1, "
        "'index', 1), ('e', 1, 'stock', 0), ('f', 1, 'flow', -1);"
        "INSERT INTO zone (code, kind) VALUES ('alpha', 'zone')");
  }
  store::Tally write(const std::string& toml) {
    return store::write_indices(connection, {{composite::read_definition(toml, "a.toml"), 0}},
                                problems);
  }
};

TEST_F(IndexWriter, KeepsTheTextAndTheRows) {
  const std::string toml =
      "[index]\ncode = \"x\"\nunits = [\"alpha\"]\n[[node]]\nindicator = \"a\"\nweight = 0.25\n"
      "[[node]]\ncode = \"n\"\n[[node]]\nindicator = \"b\"\nparent = \"n\"\ndirection = 1\n";
  EXPECT_EQ(counts(write(toml)), "1/0/0");
  EXPECT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(text("SELECT toml FROM index_definition"), toml);
  EXPECT_EQ(
      text("SELECT group_concat(code || ':' || coalesce(parent, '-') || ':' || "
           "coalesce(indicator_id, '-') || ':' || "
           "weight || ':' || coalesce(direction, '-'), ' ') FROM index_node ORDER BY position"),
      "x:-:-:1.0:- a:x:1:0.25:- n:x:-:1.0:- b:n:2:1.0:1");
  EXPECT_EQ(text("SELECT group_concat(step) FROM index_step"), "aggregate");
  EXPECT_EQ(counts(write(toml)), "0/0/1");
}

TEST_F(IndexWriter, ADefinitionIsReplacedWhole) {
  write("[index]\ncode = \"x\"\n[[node]]\nindicator = \"a\"\n[[node]]\nindicator = \"b\"\n");
  EXPECT_EQ(counts(write("[index]\ncode = \"x\"\n[[node]]\nindicator = \"b\"\n")), "0/1/0");
  EXPECT_EQ(text("SELECT group_concat(code) FROM (SELECT code FROM index_node ORDER BY position)"),
            "x,b");
}

TEST_F(IndexWriter, NamesMustBeInTheCatalogue) {
  write("[index]\ncode = \"x\"\nunits = [\"beta\"]\n[[node]]\nindicator = \"c\"\n");
  const std::string found = problems.text();
  EXPECT_NE(found.find("a.csv:5:13: no indicator is called \"c\""), std::string::npos) << found;
  EXPECT_NE(found.find("a.csv:3:9: no zone is called \"beta\""), std::string::npos) << found;
}

TEST_F(IndexWriter, KeepsEveryKeyAsColumnsOrJson) {
  write(
      "[index]\ncode = \"x\"\n[[node]]\nindicator = \"f\"\ndenominator = \"e\"\n"
      "denominator_factor = 100\n[node.normalise]\nhigh = 10\n[normalise]\nlow = 1\n"
      "[aggregate]\ncoverage = 0.5\n");
  EXPECT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(text("SELECT denominator_id || ' ' || denominator_factor || ' ' || options FROM "
                 "index_node WHERE position = 1"),
            "3 100.0 {\"normalise\": {\"high\": 10}}");
  EXPECT_EQ(text("SELECT group_concat(step || coalesce(options, ''), ' ') FROM (SELECT * FROM "
                 "index_step ORDER BY position)"),
            "denominate normalise{\"low\": 1} aggregate{\"coverage\": 0.5}");
  EXPECT_EQ(text("SELECT json_extract(options, '$.coverage') FROM index_step WHERE position = 3"),
            "0.5");
}

TEST_F(IndexWriter, ADefinitionMustStandAgainstTheCatalogue) {
  EXPECT_EQ(
      counts(write("[index]\ncode = \"x\"\n[[node]]\nindicator = \"e\"\n[[node]]\nindicator = "
                   "\"f\"\n[[node]]\nindicator = \"a\"\ndenominator = \"e\"\n")),
      "0/0/0");
  const std::string found = problems.text();
  EXPECT_NE(found.find("a.csv:3:1: the indicator \"e\" has no direction"), std::string::npos)
      << found;
  EXPECT_NE(found.find("a.csv:5:1: \"f\", where less is better, is aggregated as it stands"),
            std::string::npos)
      << found;
  EXPECT_NE(
      found.find("a.csv:9:15: \"a\" cannot be divided by \"e\": both are flows or stocks, and "
                 "\"a\" is an index"),
      std::string::npos)
      << found;
  EXPECT_EQ(text("SELECT count(*) FROM index_definition"), "0");
}

TEST_F(IndexWriter, TwoFilesDoNotDefineOneIndex) {
  problems.file("b.toml");
  const auto definition =
      composite::read_definition("[index]\ncode = \"x\"\n[[node]]\nindicator = \"a\"\n", "t");
  store::write_indices(connection, {{definition, 0}, {definition, 1}}, problems);
  EXPECT_EQ(problems.text(),
            "b.toml: the index \"x\" is defined in a.csv already; give it another code");
}

}  // namespace
