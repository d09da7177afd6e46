#include "composite/rules.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;

// What is wrong with a text that has two leaves, a and b, under x.
std::string sentence(const std::string& more, const std::string& index = "") {
  const std::string text = "[index]\ncode = \"root\"\n" + index +
                           "[[node]]\ncode = \"x\"\n"
                           "[[node]]\nindicator = \"a\"\nparent = \"x\"\n"
                           "[[node]]\nindicator = \"b\"\nparent = \"x\"\n" +
                           more;
  return thrown_by([&] { (void)parse_index_definition(text, "a.toml"); }).sentence;
}

TEST(IndexRules, KeysBelongToMethods) {
  const std::vector<std::pair<std::string, std::string>> mistakes{
      {"[normalise]\nmethod = \"z_score\"\nlow = 1\n",
       "a.toml:13:7: \"low\" is a key of min_max, not of z_score"},
      {"[normalise]\nfactor = 2\n",
       "a.toml:12:10: \"factor\" is a key of scaled and goalposts, not of min_max"},
      {"[normalise]\nmethod = \"goalposts\"\nlower = 1\n",
       "a.toml:12:10: \"goalposts\" needs the key \"upper\""},
      {"[normalise]\nmethod = \"distance_to_target\"\n",
       "a.toml:12:10: \"distance_to_target\" needs "
       "the key \"target\""},
      {"[normalise]\nmethod = \"distance_to_reference\"\n",
       "a.toml:12:10: \"distance_to_reference\" needs the key \"reference\""},
      {"[normalise]\nmethod = \"base_year\"\n",
       "a.toml:12:10: \"base_year\" needs the key \"base\""},
      {"[normalise]\nlow = 100\n", "a.toml:11:1: \"low\" is less than \"high\", not 100 and 100"},
      {"[normalise]\nmethod = \"scaled\"\nlower = 5\nupper = 4\n",
       "a.toml:14:9: \"lower\" is less than \"upper\", not 5 and 4"},
      {"[normalise]\nmethod = \"rank\"\nties = \"dense\"\n",
       "a.toml:13:8: \"dense\" is no ties; known: min, max and average"},
      {"[normalise]\nmethod = \"z_score\"\ndeviation = 0\n",
       "a.toml:13:13: \"deviation\" is a number above 0"},
      {"[treat]\nlambda = 0.5\n", "a.toml:12:10: \"lambda\" is a key of box_cox, not of log_ct"},
      {"[treat]\nwinsorise = -1\n", "a.toml:12:13: \"winsorise\" is a number of at least 0"},
      {"[treat]\nwinsorise = 1.5\n", "a.toml:12:13: \"winsorise\" is a whole number"},
      {"[treat]\notherwise = \"logct\"\n", "a.toml:12:13: \"logct\" is no otherwise"},
      {"[impute]\nscope = \"year\"\n",
       "a.toml:11:1: the step \"impute\" needs a method in [impute]"},
      {"[impute]\nmethod = \"group_mean\"\n",
       "a.toml:12:10: \"group_mean\" needs the key \"group_by\""},
      {"[impute]\nmethod = \"latest\"\nmax_age = 0\n",
       "a.toml:13:11: \"max_age\" is a number of at least 1"},
      {"[impute]\nmethod = \"mean\"\nmax_age = 1\n",
       "a.toml:13:11: \"max_age\" is a key of latest, not of mean"},
      {"[impute]\nmethod = [\"latest\", \"maen\"]\n",
       "a.toml:12:21: \"maen\" is no method; the nearest"},
      {"[impute]\nmethod = \"row_mean\"\nwithin_level = 4\n",
       "a.toml:13:16: \"within_level\" is at most 3, the level of the root"},
      {"[screen]\nrule = \"all\"\n", "a.toml:12:8: \"all\" is no rule; known: coverage, nonzero"},
      {"[screen]\ncoverage = 2\n", "a.toml:12:12: \"coverage\" is a number from 0 to 1"},
      {"[screen]\nkeep = [\"z\"]\ndrop = [\"z\"]\n",
       "a.toml:12:8: \"z\" is to be kept and dropped; name it once"},
      {"[aggregate]\nmethod = \"power\"\n", "a.toml:12:10: \"power\" needs the key \"power\""},
      {"[aggregate]\nmethod = \"power\"\npower = 0\n",
       "a.toml:13:9: a power of 0 divides by zero; say \"geometric\""},
      {"[aggregate]\npower = 2\n",
       "a.toml:12:9: \"power\" is a key of the method power, which no "},
      {"[aggregate]\nmethods = [\"arithmetic\", \"geometric\", \"copeland\"]\n",
       "a.toml:12:11: \"method\" is one for all levels, or a list of 2"},
      {"[aggregate]\nmethod = \"arithmetic\"\nmethods = [\"arithmetic\"]\n",
       "a.toml:13:11: \"method\" and \"methods\" say the same; give one of them"},
      {"[aggregate]\ncoverage_by = \"wieght\"\n",
       "a.toml:12:15: \"wieght\" is no coverage_by; the "},
      {"[aggregate]\nweights = \"eqaul\"\n",
       "a.toml:12:11: no weights are called \"eqaul\"; the nearest is equal"},
      {"[rank]\nties = \"mini\"\n", "a.toml:12:8: \"mini\" is no ties; the nearest is min"},
  };
  for (const auto& [text, expected] : mistakes) {
    const std::string found = sentence(text);
    EXPECT_TRUE(found.starts_with(expected)) << text << "\n" << found;
  }
}

TEST(IndexRules, KeysBelongToNodes) {
  const std::vector<std::pair<std::string, std::string>> mistakes{
      {"[[node]]\ncode = \"y\"\ndirection = 1\n[[node]]\nindicator = \"c\"\nparent = \"y\"\n",
       "a.toml:13:13: \"direction\" is a key of a leaf, and \"y\" is an aggregate"},
      {"[[node]]\nindicator = \"c\"\nmethod = \"geometric\"\n",
       "a.toml:13:10: \"method\" is a key of an aggregate, and \"c\" is a leaf"},
      {"[[node]]\nindicator = \"c\"\ndenominator_factor = 2\n",
       "a.toml:13:22: \"denominator_factor\" goes with a \"denominator\", which \"c\" has not"},
      {"[[node]]\nindicator = \"c\"\n[node.normalise]\nhigh = -1\n",
       "a.toml:14:8: \"low\" is less than \"high\", not 0 and -1"},
      {"[[node]]\nindicator = \"c\"\n[node.normalise]\nhgih = 1\n",
       "a.toml:14:1: no key of [node.normalise] is called \"hgih\"; the nearest is high"},
      {"[[node]]\nindicator = \"c\"\ntreat = 5\n", "a.toml:13:9: \"treat\" is a table"},
      {"[[node]]\nindicator = \"c\"\n[node.treat]\nlambda = 1\n",
       "a.toml:14:10: \"lambda\" is a key of box_cox, not of log_ct"},
  };
  for (const auto& [text, expected] : mistakes) {
    const std::string steps = "steps = [\"treat\", \"normalise\", \"aggregate\"]\n";
    const std::string found = sentence(text, "");
    EXPECT_TRUE(sentence(text, steps) != "nothing was thrown");
    if (text.find("high = -1") != std::string::npos) continue;  // without the step nothing is held
    EXPECT_TRUE(found.starts_with(expected)) << text << "\n" << found;
  }
  // A leaf that names no method changes keys of the table; one that does stands alone.
  EXPECT_EQ(
      sentence("[[node]]\nindicator = \"c\"\n[node.normalise]\nhigh = 10\n[normalise]\nlow = 1\n"),
      "nothing was thrown");
  EXPECT_TRUE(sentence("[[node]]\nindicator = \"c\"\n[node.normalise]\nhigh = 10\n[normalise]\n"
                       "method = \"rank\"\n")
                  .starts_with("a.toml:14:8: \"high\" is a key of min_max, not of rank"));
}

TEST(IndexRules, WeightSetsNameNodesAndKeepSomeWeight) {
  EXPECT_TRUE(sentence("[weights.w]\nc = 1\n")
                  .starts_with("a.toml:12:1: no node below the root is "
                               "called \"c\""));
  EXPECT_TRUE(
      sentence("[weights.w]\na = -1\n").starts_with("a.toml:12:1: \"a\" is a number of at "));
  EXPECT_TRUE(sentence("[weights.w]\na = 0\nb = 0\n")
                  .starts_with("a.toml:11:10: the weights below \"x\" are all zero in \"w\""));
  EXPECT_TRUE(
      sentence("[weights.own]\na = 1\n").starts_with("a.toml:11:10: weights called \"own\""));
  EXPECT_TRUE(sentence("[weights]\na = 1\n").starts_with("a.toml:12:5: \"a\" is a set of weights"));
  EXPECT_EQ(sentence("[weights.w]\na = 0\n[aggregate]\nweights = \"w\"\n"), "nothing was thrown");
}

TEST(IndexRules, RevisionsComeInOrderAndAreOfIndices) {
  const std::string set = "[weights.w]\na = 2\n";
  EXPECT_EQ(sentence(set + "[[revision]]\nfrom = 2014\nweights = \"w\"\n"), "nothing was thrown");
  EXPECT_TRUE(sentence(set + "[[revision]]\nfrom = 2014\n")
                  .starts_with("a.toml:13:1: a revision needs \"weights\""));
  EXPECT_TRUE(sentence(set + "[[revision]]\nweights = \"w\"\n")
                  .starts_with("a.toml:13:1: a revision needs \"from\""));
  EXPECT_TRUE(sentence(set + "[[revision]]\nfrom = 2014\nweights = \"v\"\n")
                  .starts_with("a.toml:15:11: no weights are called \"v\""));
  EXPECT_TRUE(sentence(set + "[[revision]]\nfrom = 2014\nweights = \"w\"\n[[revision]]\n"
                             "from = 2014\nweights = \"own\"\n")
                  .starts_with("a.toml:17:8: revisions come in the order of their years"));
  EXPECT_TRUE(
      sentence(set + "[[revision]]\nfrom = 2010\nweights = \"w\"\n", "years = [2010, 2016]\n")
          .starts_with("a.toml:15:8: a revision is linked at the year before it"));
  EXPECT_TRUE(sentence(set + "[[revision]]\nfrom = 2014\nweights = \"w\"\n[aggregate]\n"
                             "method = \"geometric\"\n")
                  .starts_with("a.toml:13:1: weights that change go with the method arithmetic"));
  EXPECT_TRUE(sentence(set + "[[revision]]\nfrom = 2014\nweights = \"w\"\n[normalise]\n")
                  .starts_with("a.toml:13:1: weights that change go with indices"));
}

TEST(IndexRules, ValuesOfProgramsAreHeldToo) {
  IndexDefinition made = parse_index_definition(
      "[index]\ncode = \"root\"\n[[node]]\nindicator = \"a\"\n[[node]]\nindicator = \"b\"\n", "a");
  const auto mistake = [](const IndexDefinition& definition) {
    return thrown_by([&] { check(definition); }).sentence;
  };
  EXPECT_EQ(mistake(made), "nothing was thrown");
  for (const double weight : {-1.0, std::numeric_limits<double>::infinity(), std::nan("")}) {
    IndexDefinition wrong = made;
    wrong.nodes[1].weight = weight;
    EXPECT_EQ(mistake(wrong), "a:3:1: \"weight\" is a number of at least 0");
  }
  IndexDefinition dense = made;
  dense.rank.ties = Ties::dense;
  EXPECT_EQ(mistake(dense), "a: \"dense\" is no ties; known: min, max and average");
  IndexDefinition twice = made;
  twice.units = {"z", "z"};
  EXPECT_EQ(mistake(twice), "a:1:1: \"z\" is named twice in units");
  IndexDefinition stepless = made;
  stepless.steps.clear();
  EXPECT_EQ(mistake(stepless), "a:1:1: the last step is \"aggregate\"");
}

}  // namespace
