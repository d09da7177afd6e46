#include "report/page_words.hpp"

#include <gtest/gtest.h>

namespace {

using namespace yearbook;
using report::filled;
using report::words;

TEST(Words, AreFilledInOneAfterAnother) {
  EXPECT_EQ(filled("{} of {}", {"1", "2"}), "1 of 2");
  EXPECT_EQ(filled("{} of {}", {"{}", "2"}), "{} of 2") << "what is filled in is not looked at";
  EXPECT_EQ(filled("none", {"1"}), "none");
  EXPECT_EQ(filled("{} and {}", {"1"}), "1 and {}");
}

TEST(Words, AreThereInBothLanguagesWithAsManyPlaces) {
  const auto places = [](std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("{}"); at != std::string_view::npos;
         at = text.find("{}", at + 2))
      ++count;
    return count;
  };
  const auto& en = words(Language::en);
  const auto& zh = words(Language::zh);
  // Words is an array of texts in memory, whatever their names.
  static_assert(sizeof(report::Words) % sizeof(std::string_view) == 0);
  const std::size_t count = sizeof(report::Words) / sizeof(std::string_view);
  const auto* english = reinterpret_cast<const std::string_view*>(&en);  // NOLINT
  const auto* chinese = reinterpret_cast<const std::string_view*>(&zh);  // NOLINT
  for (std::size_t i = 0; i < count; ++i) {
    EXPECT_FALSE(english[i].empty()) << i;                            // NOLINT
    EXPECT_FALSE(chinese[i].empty()) << i;                            // NOLINT
    EXPECT_EQ(places(english[i]), places(chinese[i])) << english[i];  // NOLINT
  }
}

TEST(Words, NameEveryStatus) {
  EXPECT_EQ(report::status_words(Status::definition_differs, Language::en), "definition differs");
  EXPECT_EQ(report::status_words(Status::definition_differs, Language::zh), "口径不同");
  EXPECT_EQ(report::status_words(Status::missing, Language::zh), "缺失");
  for (const Status status : statuses())
    EXPECT_FALSE(report::status_words(status, Language::zh).empty());
}

}  // namespace
