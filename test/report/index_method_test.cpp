#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

// GDP of 2016 is 120, 60, 80, 40; people are 10, 40, 20, 30; of e nobody counted the people, and its
// GDP is far above all.
struct MethodBook : PageBook {
  ZoneHandle e = builder.zone("e", "south");

  explicit MethodBook(std::string_view steps, std::string_view keys) {
    builder.put(gdp, e, 2016, 100'000, second);
    builder.catalog().indices.push_back(
        {"idx", "An index",
         "[index]\ncode = \"idx\"\nunits = [\"a\", \"b\", \"c\", \"d\", \"e\"]\nsteps = [" +
             std::string(steps) + "]\n\n" + std::string(keys) +
             "[[node]]\nindicator = \"gdp\"\nweight = 0.75\n\n"
             "[[node]]\nindicator = \"people\"\nweight = 0.25\n"});
    add_group();
  }

  [[nodiscard]] Element method(Language language = Language::en) const {
    return section(
        page_of(builder.snapshot(), {.year = Year{2016}, .index = "idx", .language = language}),
        "index-method");
  }
};

TEST(IndexMethod, TellsStepsAndWeights) {
  const Element method = MethodBook(R"("normalise", "aggregate")", "").method();
  std::vector<std::string> steps;
  for (const Element& step : method.all("li")) steps.push_back(step.text);
  EXPECT_EQ(steps, (std::vector<std::string>{"normalise", "aggregate"}));
  EXPECT_EQ(rows_of(method), (Texts{"idx||100.00 %", "gdp|idx|75.00 %", "people|idx|25.00 %"}));
  EXPECT_EQ(method.all("h3").size(), 0U) << "nothing was filled in or moved";
}

// The mean of 10, 40, 20 and 30.
TEST(IndexMethod, ListsWhatWasFilledIn) {
  const MethodBook book(R"("impute", "normalise", "aggregate")", "[impute]\nmethod = \"mean\"\n\n");
  const Element english = book.method();
  EXPECT_EQ(rows_of(english, 1), (Texts{"e|people|25.00|filled with the mean of all"}));
  // And the GDP of d and e in 2015; of people there was nobody to take the mean of.
  EXPECT_EQ(english.all("p")[0].text, "1 in 2016; 3 in all years.");
  EXPECT_EQ(rows_of(book.method(Language::zh), 1), (Texts{"e|people|25.00|以全体均值补充"}));
}

// One point lowered takes the skewness of GDP away.
TEST(IndexMethod, ListsWhatWasMoved) {
  const MethodBook book(R"("treat", "normalise", "aggregate")",
                        "[treat]\nwinsorise = 1\notherwise = \"none\"\n\n");
  EXPECT_EQ(rows_of(book.method(), 1),
            (Texts{"e|gdp|100,000.00|120.00|lowered to the next largest value"}));
  EXPECT_EQ(rows_of(book.method(Language::zh), 1), (Texts{"e|gdp|100,000.00|120.00|下调至次大值"}));
}

}  // namespace
