#include "core/channel.hpp"

#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <stdexcept>
#include <vector>

namespace {

using yearbook::core::Channel;

TEST(Channel, GivesPiecesInOrderAndEndsWhenClosed) {
  Channel<std::unique_ptr<int>> channel(3);
  auto sum = std::async(std::launch::async, [&] {
    std::vector<int> got;
    while (auto piece = channel.pop()) got.push_back(**piece);
    return got;
  });
  std::vector<int> sent;
  for (int i = 0; i < 1000; ++i) {
    sent.push_back(i);
    ASSERT_TRUE(channel.push(std::make_unique<int>(i)));
  }
  channel.close();
  EXPECT_EQ(sum.get(), sent);
  EXPECT_FALSE(channel.pop());
}

TEST(Channel, WhatWasSentBeforeTheCloseIsStillTaken) {
  Channel<int> channel(2);
  EXPECT_TRUE(channel.push(1));
  EXPECT_TRUE(channel.push(2));
  channel.close();
  EXPECT_FALSE(channel.push(3));
  EXPECT_EQ(channel.pop(), 1);
  EXPECT_EQ(channel.pop(), 2);
  EXPECT_EQ(channel.pop(), std::nullopt);
}

TEST(Channel, ASenderThatWaitsIsLetGoWhenTheOtherSideFails) {
  Channel<int> channel(1);
  auto failing = std::async(std::launch::async, [&] {
    const Channel<int>::Closing closing(channel);
    channel.pop();
    throw std::runtime_error("full");
  });
  int sent = 0;
  while (channel.push(sent)) ++sent;  // ends, for the channel has room for one
  EXPECT_THROW(failing.get(), std::runtime_error);
  EXPECT_GE(sent, 1);
  EXPECT_LE(sent, 2);
}

}  // namespace
