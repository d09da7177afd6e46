#include "store/catalogue_writer.hpp"

#include "store/writing.hpp"

namespace {

using namespace yearbook;
using test::counts;

struct CatalogueWriter : test::Writing {
  void units() {
    store::write_units(
        connection,
        table({"code", "dimension", "base", "factor"}, {{"CNY", "money", "CNY", "1"},
                                                        {"USD", "money", "USD", "1"},
                                                        {"CNY_100m", "money", "CNY", "100000000"},
                                                        {"ratio", "ratio", "ratio", "1"}}),
        problems);
  }
  void zones() {
    store::write_zones(
        connection,
        table({"code", "kind", "parent"}, {{"alpha", "zone", "land"}, {"land", "nation", ""}}),
        problems);
  }
};

TEST_F(CatalogueWriter, UnitsUpdateByCode) {
  units();
  const auto again = store::write_units(connection,
                                        table({"code", "dimension", "base", "factor", "name_en"},
                                              {{"CNY", "money", "CNY", "1", "yuan"},
                                               {"CNY_100m", "money", "CNY", "100000000", ""},
                                               {"CNY_1000", "money", "CNY", "1e3", ""}}),
                                        problems);
  EXPECT_EQ(counts(again), "1/1/1");
  EXPECT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(text("SELECT factor FROM unit WHERE code = 'CNY_1000'"), "1000.0");
}

TEST_F(CatalogueWriter, UnitsNeedTheirBase) {
  store::write_units(connection,
                     table({"code", "dimension", "base", "factor"}, {{"a", "money", "b", "2"},
                                                                     {"c", "money", "c", "2"},
                                                                     {"d", "", "d", "1"},
                                                                     {"e", "money", "e", "-1"},
                                                                     {"f", "money", "f", "x"}}),
                     problems);
  const std::string found = problems.text();
  EXPECT_NE(found.find("a.csv:2:3: \"a\" needs a base unit with a row of its own"),
            std::string::npos)
      << found;
  EXPECT_NE(found.find("a.csv:3:4: the base unit \"c\" has the factor 2; that of a base unit is 1"),
            std::string::npos)
      << found;
  EXPECT_NE(found.find("a.csv:4:2: the dimension is empty"), std::string::npos) << found;
  EXPECT_NE(found.find("a.csv:5:4: \"-1\" is no factor of a unit; it is positive"),
            std::string::npos)
      << found;
  EXPECT_NE(found.find("a.csv:6:4: \"x\" is no factor"), std::string::npos) << found;
}

TEST_F(CatalogueWriter, ZonesFindParentsAnywhereInTheFile) {
  zones();
  EXPECT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(text("SELECT p.code FROM zone AS z JOIN zone AS p ON p.zone_id = z.parent_id WHERE "
                 "z.code = 'alpha'"),
            "land");
  const auto again = store::write_zones(
      connection,
      table({"code", "kind", "name_en"}, {{"alpha", "zone", "Alpha"}, {"land", "nation", ""}}),
      problems);
  EXPECT_EQ(counts(again), "0/1/1");
  // The file had no column parent: what was there stays.
  EXPECT_EQ(text("SELECT count(*) FROM zone WHERE parent_id IS NOT NULL"), "1");
  const auto orphaned = store::write_zones(
      connection, table({"code", "kind", "parent"}, {{"alpha", "zone", ""}}), problems);
  EXPECT_EQ(counts(orphaned), "0/1/0");
}

TEST_F(CatalogueWriter, ZonesAreHeldToTheirRules) {
  store::write_zones(connection,
                     table({"code", "kind", "parent", "first_year", "last_year"},
                           {{"a", "park", "", "", ""},
                            {"b", "zone", "nowhere", "", ""},
                            {"c", "zone", "c", "", ""},
                            {"d", "zone", "e", "", ""},
                            {"e", "zone", "d", "", ""},
                            {"f", "zone", "", "2000", "1999"},
                            {"g", "zone", "", "20x", ""}}),
                     problems);
  const std::string found = problems.text();
  EXPECT_NE(found.find("a.csv:2:2: \"park\" is no kind of zone; known: nation"), std::string::npos)
      << found;
  EXPECT_NE(found.find("a.csv:3:3: no zone has the code \"nowhere\""), std::string::npos) << found;
  EXPECT_NE(found.find("a.csv:4:3: \"c\" is its own parent"), std::string::npos) << found;
  EXPECT_NE(found.find("a.csv:5:3: \"d\" is its own ancestor"), std::string::npos) << found;
  EXPECT_NE(found.find("a.csv:7:5: the last year 1999 is before the first year 2000"),
            std::string::npos)
      << found;
  EXPECT_NE(found.find("a.csv:8:4: \"20x\" is no year"), std::string::npos) << found;
}

TEST_F(CatalogueWriter, ARowThatContradictsTheFileHasItsPlace) {
  store::write_zones(connection, table({"code", "kind", "last_year"}, {{"a", "zone", "1999"}}),
                     problems);
  store::write_zones(connection, table({"code", "kind", "first_year"}, {{"a", "zone", "2005"}}),
                     problems);
  EXPECT_TRUE(
      problems.text().starts_with("a.csv:2:1: the row does not go with what the file holds"))
      << problems.text();
}

TEST_F(CatalogueWriter, AliasesAreOfKnownZonesAndOnce) {
  zones();
  const auto tally = store::write_aliases(
      connection, table({"zone", "alias", "language"}, {{"alpha", "A", "en"}, {"land", "A", ""}}),
      problems);
  EXPECT_EQ(counts(tally), "2/0/0");
  EXPECT_TRUE(problems.empty());
  store::write_aliases(
      connection,
      table({"zone", "alias"}, {{"alpha", "B"}, {"alpha", "B"}, {"beta", "C"}, {"alpha", ""}}),
      problems);
  const std::string found = problems.text();
  EXPECT_NE(found.find("a.csv:3:2: the alias \"B\" of \"alpha\" stands in line 2 already"),
            std::string::npos)
      << found;
  EXPECT_NE(found.find("a.csv:4:1: no zone has the code \"beta\""), std::string::npos) << found;
  EXPECT_NE(found.find("a.csv:5:2: the alias is empty"), std::string::npos) << found;
}

TEST_F(CatalogueWriter, RatiosMayNameIndicatorsThatComeLater) {
  units();
  zones();
  const auto tally = store::write_indicators(
      connection,
      table({"code", "unit", "kind", "numerator", "denominator", "denominator_zone", "direction"},
            {{"share", "ratio", "ratio", "gdp", "gdp", "land", "1"},
             {"gdp", "CNY", "flow", "", "", "", "+1"}}),
      problems);
  EXPECT_EQ(counts(tally), "2/0/0");
  EXPECT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(
      text("SELECT count(*) FROM indicator WHERE numerator_id = 2 AND denominator_zone_id = 2"),
      "1");
}

TEST_F(CatalogueWriter, IndicatorsAreHeldToTheirRules) {
  units();
  zones();
  store::write_indicators(connection,
                          table({"code", "unit", "kind", "direction", "decimals", "numerator",
                                 "denominator", "denominator_zone"},
                                {{"a", "gold", "flow", "", "", "", "", ""},
                                 {"b", "CNY", "rate", "", "", "", "", ""},
                                 {"c", "CNY", "flow", "up", "", "", "", ""},
                                 {"d", "CNY", "flow", "", "16", "", "", ""},
                                 {"e", "ratio", "ratio", "", "", "d", "", ""},
                                 {"f", "CNY", "flow", "", "", "d", "d", ""},
                                 {"g", "ratio", "ratio", "", "", "h", "d", ""},
                                 {"h", "ratio", "ratio", "", "", "g", "d", ""},
                                 {"i", "ratio", "ratio", "", "", "", "", "land"},
                                 {"j", "ratio", "ratio", "", "", "d", "d", "sea"}}),
                          problems);
  const std::string found = problems.text();
  for (const char* expected :
       {"a.csv:2:2: no unit has the code \"gold\"", "a.csv:3:3: \"rate\" is no kind of indicator",
        "a.csv:4:4: \"up\" is no direction", "a.csv:5:5: \"16\" is no number of decimals",
        "a.csv:6:7: a ratio is defined by a numerator and a denominator",
        "a.csv:7:6: only an indicator of kind ratio", "a.csv:8:6: \"g\" is defined by itself",
        "a.csv:9:6: \"h\" is defined by itself", "a.csv:10:8: a denominator_zone needs",
        "a.csv:11:8: no zone has the code \"sea\""}) {
    EXPECT_NE(found.find(expected), std::string::npos) << expected << "\n" << found;
  }
}

TEST_F(CatalogueWriter, ARatioStandsOnRatiosOfFiguresAndNoDeeper) {
  units();
  zones();
  const auto write = [&](const char* above, const char* below) {
    store::write_indicators(connection,
                            table({"code", "unit", "kind", "numerator", "denominator"},
                                  {{"a", "CNY", "flow", "", ""},
                                   {"b", "CNY", "flow", "", ""},
                                   {"first", "ratio", "ratio", "a", "b"},
                                   {"second", "ratio", "ratio", "first", "first"},
                                   {"third", "ratio", "ratio", above, below}}),
                            problems);
    return problems.text();
  };
  EXPECT_EQ(write("first", "first"), "");
  const std::string found = write("a", "second");
  EXPECT_NE(found.find("a.csv:6:4: \"third\" stands on ratios of ratios; a ratio may stand on "
                       "figures and on ratios of figures"),
            std::string::npos)
      << found;
}

TEST_F(CatalogueWriter, AUnitInUseKeepsItsMeaning) {
  units();
  zones();
  store::write_indicators(connection,
                          table({"code", "unit", "kind"}, {{"gdp", "CNY_100m", "flow"}}), problems);
  const auto change_unit = [&] {
    store::write_indicators(connection, table({"code", "unit", "kind"}, {{"gdp", "CNY", "flow"}}),
                            problems);
  };
  change_unit();
  EXPECT_TRUE(problems.empty());
  connection.execute(
      "INSERT INTO release (release_id, code, title) VALUES (1000000001, 'r', 'R');"
      "INSERT INTO observation VALUES (1, 2000, 1, 1000000001, 5, 'A')");
  store::write_indicators(connection,
                          table({"code", "unit", "kind"}, {{"gdp", "CNY_100m", "flow"}}), problems);
  EXPECT_NE(
      problems.text().find("the unit of \"gdp\" is CNY and cannot become CNY_100m: it has figures"),
      std::string::npos);
  core::Problems other;
  other.file("b.csv");
  store::write_indicators(connection,
                          table({"code", "unit", "kind"}, {{"gdp", "CNY_100m", "flow"}}), other);
  store::write_units(
      connection,
      table({"code", "dimension", "base", "factor"}, {{"CNY_100m", "money", "CNY", "1000"}}),
      other);
  EXPECT_NE(other.text().find("\"CNY_100m\" cannot change its base or factor"), std::string::npos)
      << other.text();
}

}  // namespace
