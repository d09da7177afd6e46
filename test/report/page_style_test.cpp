#include "report/page_style.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace {

using namespace yearbook;

TEST(PageStyle, HasDarkAndPaperAndLoadsNothing) {
  const std::string style(report::page_style());
  EXPECT_EQ(std::ranges::count(style, '{'), std::ranges::count(style, '}'));
  for (const char* part : {"prefers-color-scheme: dark", "@media print", "size: A4"})
    EXPECT_NE(style.find(part), std::string::npos) << part;
  for (const char* part : {"url(", "@import", "<"})
    EXPECT_EQ(style.find(part), std::string::npos) << part;
}

TEST(PageStyle, ItsScriptLoadsNothingAndMakesNoMarkup) {
  const std::string script(report::page_script());
  for (const char* part : {"innerHTML", "fetch", "import", "eval", "<", "&"})
    EXPECT_EQ(script.find(part), std::string::npos) << part;
  EXPECT_NE(script.find("aria-sort"), std::string::npos);
}

}  // namespace
