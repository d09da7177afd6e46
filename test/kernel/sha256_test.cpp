#include "kernel/sha256.hpp"

#include <gtest/gtest.h>

namespace {

using yearbook::kernel::Sha256;
using yearbook::kernel::sha256;

TEST(Sha256, AgreesWithTheStandardsExamples) {
  // FIPS 180-2, appendix B.
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256, TellsListsOfTextsApart) {
  EXPECT_EQ(Sha256().add("abc").finish(), sha256("abc:3:"));
  EXPECT_EQ(Sha256().add_piece("a").add_piece("b").add("c").finish(), Sha256().add("abc").finish());
  EXPECT_NE(Sha256().add("ab").add("c").finish(), Sha256().add("a").add("bc").finish());
  EXPECT_NE(Sha256().add("").finish(), Sha256().finish());
}

}  // namespace
