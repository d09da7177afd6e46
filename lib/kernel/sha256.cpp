#include "kernel/sha256.hpp"

#include <openssl/evp.h>

#include <yearbook/error.hpp>

#include <array>
#include <utility>

namespace yearbook::kernel {
namespace {

void require(bool done) {
  if (!done) throw Error(ErrorCode::internal, "OpenSSL cannot work out a SHA-256");
}

std::string finish_digest(EVP_MD_CTX* context) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  require(EVP_DigestFinal_ex(context, digest.data(), &size) == 1);
  constexpr std::string_view hex = "0123456789abcdef";
  std::string result;
  for (unsigned int i = 0; i < size; ++i) {
    result += hex[digest.at(i) >> 4U];
    result += hex[digest.at(i) & 0xFU];
  }
  return result;
}

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
  require(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
}

Sha256& Sha256::add_piece(std::string_view piece) {
  require(EVP_DigestUpdate(context_.get(), piece.data(), piece.size()) == 1);
  size_ += piece.size();
  return *this;
}

Sha256& Sha256::add(std::string_view text) {
  add_piece(text);
  const std::string length = ":" + std::to_string(std::exchange(size_, 0)) + ":";
  require(EVP_DigestUpdate(context_.get(), length.data(), length.size()) == 1);
  return *this;
}

std::string Sha256::finish() {
  return finish_digest(context_.get());
}

std::string sha256(std::string_view text) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        &EVP_MD_CTX_free);
  require(context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1);
  require(EVP_DigestUpdate(context.get(), text.data(), text.size()) == 1);
  return finish_digest(context.get());
}

}  // namespace yearbook::kernel
