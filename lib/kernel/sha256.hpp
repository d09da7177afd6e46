// SHA-256 of texts, by OpenSSL. Floor 1.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace yearbook::kernel {

// Hashes texts one after another; each is followed by its length, so that no two lists of texts
// collide.
class Sha256 {
 public:
  Sha256();
  // A text, or the last piece of one.
  Sha256& add(std::string_view text);
  // A piece of the text that the next add() ends.
  Sha256& add_piece(std::string_view piece);
  // 64 lower-case hexadecimal digits. The hash can then be used no more.
  [[nodiscard]] std::string finish();

 private:
  std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st*)> context_;
  std::size_t size_ = 0;  // of the text begun
};

// SHA-256 of the bytes of one text.
std::string sha256(std::string_view text);

}  // namespace yearbook::kernel
