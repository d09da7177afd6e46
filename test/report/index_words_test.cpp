#include "report/index_words.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace {

using namespace yearbook;
using namespace yearbook::report;

TEST(IndexWords, EveryStepHasAWordOfItsOwnInBothLanguages) {
  for (const Language language : {Language::en, Language::zh}) {
    std::set<std::string> seen;
    for (const IndexStep step : {IndexStep::denominate, IndexStep::impute, IndexStep::screen,
                                 IndexStep::treat, IndexStep::normalise, IndexStep::aggregate})
      seen.emplace(step_words(step, language));
    EXPECT_EQ(seen.size(), 6U);
    EXPECT_FALSE(seen.contains(""));
  }
  EXPECT_EQ(step_words(IndexStep::normalise, Language::zh), "标准化");
}

TEST(IndexWords, WhatDidNotMoveHasNoWords) {
  EXPECT_EQ(moved_words(Mark::none, Language::en), "");
  EXPECT_EQ(moved_words(Mark::low, Language::en), "raised to the next smallest value");
  EXPECT_EQ(moved_words(Mark::high_and_transformed, Language::zh), "下调并随整列变换");
}

}  // namespace
