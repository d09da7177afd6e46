#include <gtest/gtest.h>

#include "composite/keys.hpp"

namespace {

using namespace yearbook;

// Every choice has a name of its own that leads back to it.
template <typename Enum>
void expect_names() {
  for (const Enum each : composite::choices<Enum>) {
    EXPECT_FALSE(to_string(each).empty());
    EXPECT_EQ(composite::choice_named<Enum>(to_string(each)), each);
  }
  EXPECT_EQ(composite::choice_named<Enum>("nothing"), std::nullopt);
}

TEST(MethodNames, LeadBackToTheirChoices) {
  expect_names<IndexStep>();
  expect_names<Scope>();
  expect_names<BaseOf>();
  expect_names<GroupPolicy>();
  expect_names<Ties>();
  expect_names<ImputeMethod>();
  expect_names<ScreenRule>();
  expect_names<Transform>();
  expect_names<NormaliseMethod>();
  expect_names<AggregateMethod>();
  expect_names<CoverageBy>();
  EXPECT_EQ(to_string(IndexStep::normalise), "normalise");
  EXPECT_EQ(to_string(Scope::panel), "panel");
  EXPECT_EQ(to_string(BaseOf::group), "group");
}

}  // namespace
