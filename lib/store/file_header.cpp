#include "store/file_header.hpp"

#include <yearbook/error.hpp>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <span>
#include <string_view>
#include <system_error>

namespace yearbook::store {
namespace {

using namespace std::string_view_literals;  // a text with its closing NUL

constexpr std::size_t header_size = 100;
constexpr std::size_t user_version_at = 60;
constexpr std::size_t application_id_at = 68;
constexpr std::string_view magic = "SQLite format 3\0"sv;
using Header = std::array<char, header_size>;

std::uint32_t big_endian(const Header& header, std::size_t at) {
  std::uint32_t result = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    result = result << 8U | static_cast<unsigned char>(header.at(at + i));
  }
  return result;
}

std::string quoted(const std::string& path) {
  return "\"" + path + "\"";
}

void require_regular_file(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    throw Error(ErrorCode::not_found, "there is no file " + quoted(path) +
                                          "; check the path, or make a yearbook with "
                                          "\"yearbook create\" or \"yearbook load\"");
  }
  if (error) {
    throw Error(ErrorCode::io, "cannot look at " + quoted(path) + ": " + error.message());
  }
  if (status.type() != std::filesystem::file_type::regular) {
    throw Error(
        ErrorCode::invalid_argument,
        quoted(path) +
            (status.type() == std::filesystem::file_type::directory ? " is a directory"
                                                                    : " is no regular file") +
            "; a yearbook is one SQLite file");
  }
}

std::size_t read_header(const std::string& path, Header& header) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw Error(ErrorCode::io, "cannot read " + quoted(path) + ": " +
                                   std::generic_category().message(errno) +
                                   "; check its permissions");
  }
  file.read(header.data(), static_cast<std::streamsize>(header.size()));
  if (file.bad()) {
    throw Error(ErrorCode::io,
                "cannot read " + quoted(path) + ": " + std::generic_category().message(errno));
  }
  return static_cast<std::size_t>(file.gcount());
}

}  // namespace

Layout read_layout(const std::string& path, int newest_major) {
  require_regular_file(path);
  Header header{};
  const std::size_t size = read_header(path, header);
  const std::string_view bytes(header.data(), size);
  if (size == 0) {
    throw Error(ErrorCode::schema_foreign,
                quoted(path) + " is empty, so it is no yearbook; remove it, or name another file");
  }
  if (bytes.substr(0, magic.size()) != magic.substr(0, std::min(size, magic.size()))) {
    throw Error(ErrorCode::schema_foreign,
                quoted(path) +
                    " is no SQLite file, so it is no yearbook; text data is "
                    "read with \"yearbook load\"");
  }
  if (size < header_size) {
    throw Error(ErrorCode::corrupt, quoted(path) +
                                        " is damaged: it ends inside its header, after " +
                                        std::to_string(size) + " bytes; restore it from a copy");
  }
  if (big_endian(header, application_id_at) != application_id) {
    throw Error(ErrorCode::schema_foreign,
                quoted(path) +
                    " is an SQLite file of another program, not a yearbook; it was left "
                    "untouched");
  }
  const Layout layout = layout_of(big_endian(header, user_version_at));
  if (layout.major > newest_major) {
    throw Error(ErrorCode::schema_too_new,
                quoted(path) + " has layout " + to_string(layout) +
                    ", written by a newer yearbook; this one reads layouts up to " +
                    std::to_string(newest_major) + ".x: update yearbook to open it");
  }
  return layout;
}

}  // namespace yearbook::store
