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

TEST_F(CatalogueWriter, ColumnsThatAFileLacksStayAsTheyAre) {
  units();
  zones();
  store::write_zones(
      connection,
      table({"code", "kind", "name_en", "name_zh", "first_year", "last_year", "note"},
            {{"alpha", "zone", "A", "甲", "1991", "2020", "n"}}),
      problems);
  store::write_units(connection,
                     table({"code", "dimension", "base", "factor", "name_en", "name_zh"},
                           {{"CNY", "money", "CNY", "1", "yuan", "元"}}),
                     problems);
  store::write_indicators(
      connection,
      table({"code", "unit", "kind", "name_en", "name_zh", "direction", "decimals", "numerator",
             "denominator", "denominator_zone", "factor", "definition"},
            {{"gdp", "CNY", "flow", "G", "产", "1", "2", "", "", "", "", "d"},
             {"share", "ratio", "ratio", "S", "", "-1", "1", "gdp", "gdp", "land", "100", "e"}}),
      problems);
  const std::string everything =
      "SELECT (SELECT group_concat(concat) FROM (SELECT code || kind || coalesce(name_en, '-') || "
      "coalesce(name_zh, '-') || coalesce(parent_id, '-') || coalesce(first_year, '-') || "
      "coalesce(last_year, '-') || coalesce(note, '-') AS concat FROM zone)) || "
      "(SELECT group_concat(code || coalesce(name_en, '-') || coalesce(name_zh, '-')) FROM unit) "
      "|| "
      "(SELECT group_concat(code || unit_id || kind || coalesce(name_en, '-') || "
      "coalesce(name_zh, '-') || direction || coalesce(decimals, '-') || "
      "coalesce(numerator_id, '-') || coalesce(denominator_id, '-') || "
      "coalesce(denominator_zone_id, '-') || factor || coalesce(definition, '-')) FROM indicator)";
  const std::string before = text(everything);
  EXPECT_EQ(counts(store::write_zones(connection, table({"code", "kind"}, {{"alpha", "zone"}}),
                                      problems)),
            "0/0/1");
  EXPECT_EQ(
      counts(store::write_units(
          connection, table({"code", "dimension", "base", "factor"}, {{"CNY", "money", "CNY", ""}}),
          problems)),
      "0/0/1");
  EXPECT_EQ(
      counts(store::write_indicators(
          connection,
          table({"code", "unit", "kind"}, {{"gdp", "CNY", "flow"}, {"share", "ratio", "ratio"}}),
          problems)),
      "0/0/2");
  EXPECT_EQ(text(everything), before);
  EXPECT_TRUE(problems.empty()) << problems.text();
}

TEST_F(CatalogueWriter, EmptyFieldsOfAColumnClearIt) {
  zones();
  store::write_zones(connection,
                     table({"code", "kind", "name_en", "first_year", "note"},
                           {{"alpha", "zone", "A", "1991", "n"}}),
                     problems);
  EXPECT_EQ(counts(store::write_zones(connection,
                                      table({"code", "kind", "name_en", "first_year", "note"},
                                            {{"alpha", "zone", "", "", ""}}),
                                      problems)),
            "0/1/0");
  EXPECT_EQ(text("SELECT count(*) FROM zone WHERE code = 'alpha' AND name_en IS NULL AND "
                 "first_year IS NULL AND note IS NULL"),
            "1");
}

// A ratio of the nation's figure, and a file that says nothing of whose denominator it is.
TEST_F(CatalogueWriter, TheDenominatorsZoneStaysWhenAFileLacksItsColumn) {
  units();
  zones();
  store::write_indicators(
      connection,
      table(
          {"code", "unit", "kind", "numerator", "denominator", "denominator_zone"},
          {{"gdp", "CNY", "flow", "", "", ""}, {"share", "ratio", "ratio", "gdp", "gdp", "land"}}),
      problems);
  const auto again =
      store::write_indicators(connection,
                              table({"code", "unit", "kind", "numerator", "denominator"},
                                    {{"share", "ratio", "ratio", "gdp", "gdp"}}),
                              problems);
  EXPECT_EQ(counts(again), "0/0/1");
  EXPECT_EQ(text("SELECT z.code FROM indicator AS i JOIN zone AS z ON z.zone_id = "
                 "i.denominator_zone_id WHERE i.code = 'share'"),
            "land");
}

TEST_F(CatalogueWriter, TheDenominatorsZoneIsReadWithoutItsNeighbours) {
  units();
  zones();
  store::write_indicators(
      connection,
      table({"code", "unit", "kind", "numerator", "denominator"},
            {{"gdp", "CNY", "flow", "", ""}, {"share", "ratio", "ratio", "gdp", "gdp"}}),
      problems);
  store::write_indicators(
      connection,
      table({"code", "unit", "kind", "denominator_zone"}, {{"share", "ratio", "ratio", "land"}}),
      problems);
  // Either it is written, or the file is told what it lacks; it is not passed over in silence.
  EXPECT_TRUE(!problems.empty() ||
              text("SELECT z.code FROM indicator AS i JOIN zone AS z ON z.zone_id = "
                   "i.denominator_zone_id WHERE i.code = 'share'") == "land");
}

TEST_F(CatalogueWriter, AMistakeOfAColumnThatIsNotThereStandsAtItsRow) {
  units();
  const std::uint32_t file = problems.file("indicators.csv");
  store::Table rows(file, {"code", "unit", "kind", "numerator"});
  const auto at = [&](std::uint32_t column) {
    return core::Place{.file = file, .line = 2, .column = column};
  };
  rows.add({{"share", at(1)}, {"ratio", at(7)}, {"ratio", at(13)}, {"gdp", at(19)}});
  store::write_indicators(connection, rows, problems);
  EXPECT_TRUE(problems.text().starts_with(
      "indicators.csv:2: a ratio is defined by a numerator and a denominator"))
      << problems.text();
}

TEST_F(CatalogueWriter, AConstraintThatARowBreaksIsNamed) {
  store::write_zones(connection, table({"code", "kind", "last_year"}, {{"a", "zone", "1999"}}),
                     problems);
  store::write_zones(connection, table({"code", "kind", "first_year"}, {{"a", "zone", "2005"}}),
                     problems);
  EXPECT_NE(problems.text().find("zone_years"), std::string::npos) << problems.text();
}

TEST_F(CatalogueWriter, CodesAreUpTo64Letters) {
  const std::string longest(64, 'x');
  store::write_zones(connection,
                     table({"code", "kind"}, {{longest, "zone"},
                                              {longest + "y", "zone"},
                                              {"a-b_c.D9", "zone"},
                                              {"武汉", "zone"},
                                              {"a b", "zone"},
                                              {"", "zone"},
                                              {"a-b_c.D9", "zone"}}),
                     problems);
  EXPECT_EQ(text("SELECT count(*) FROM zone"), "2");
  EXPECT_EQ(problems.text(),
            "a.csv:3:1: \"" + longest +
                "y\" cannot be a code; a code is 1 to 64 ASCII letters, digits, '_', '.' or '-'\n"
                "a.csv:5:1: \"武汉\" cannot be a code; a code is 1 to 64 ASCII letters, digits, "
                "'_', '.' or '-'\n"
                "a.csv:6:1: \"a b\" cannot be a code; a code is 1 to 64 ASCII letters, digits, "
                "'_', '.' or '-'\n"
                "a.csv:7:1: the code is empty; a code is 1 to 64 ASCII letters, digits, '_', '.' "
                "or '-'\n"
                "a.csv:8:1: the zone \"a-b_c.D9\" stands in line 4 already; keep one of the two "
                "rows");
}

}  // namespace
