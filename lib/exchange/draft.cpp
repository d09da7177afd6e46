#include "exchange/draft.hpp"

#include <yearbook/error.hpp>

#include <system_error>
#include <utility>

namespace yearbook::exchange {

namespace fs = std::filesystem;

Draft::Draft(fs::path path) : path_(std::move(path)) {
  if (!path_.has_filename()) path_ = path_.parent_path();
  draft_ = path_;
  draft_ += ".new";
}

Draft::~Draft() {
  std::error_code ignored;
  if (made_) fs::remove_all(draft_, ignored);
}

const fs::path& Draft::make_directory() {
  std::error_code ignored;
  const bool empty = fs::is_directory(path_, ignored) && fs::is_empty(path_, ignored);
  if (!empty) refuse_what_is_there("exists and is not an empty directory");
  std::error_code why;
  if (!fs::create_directory(draft_, why)) {
    const std::string reason =
        why ? why.message() : "it exists already, perhaps left by a dump that was cut off";
    throw Error(ErrorCode::io, "cannot make \"" + draft_.string() + "\": " + reason);
  }
  made_ = true;
  return draft_;
}

std::unique_ptr<TextFileWriter> Draft::make_file() {
  refuse_what_is_there("exists");
  auto writer = std::make_unique<TextFileWriter>(draft_);
  made_ = true;
  return writer;
}

const fs::path& Draft::reserve_file() {
  // Made empty at once, so that a draft of another is not written over.
  make_file()->finish();
  return draft_;
}

void Draft::publish() {
  std::error_code why;
  fs::rename(draft_, path_, why);  // over an empty directory, too
  if (why) {
    throw Error(ErrorCode::io, "cannot name \"" + path_.string() + "\": " + why.message());
  }
  made_ = false;
}

void Draft::refuse_what_is_there(const std::string& what) const {
  std::error_code ignored;
  if (!fs::exists(fs::symlink_status(path_, ignored))) return;
  throw Error(ErrorCode::conflict,
              "\"" + path_.string() + "\" " + what + "; name another, nothing is overwritten");
}

}  // namespace yearbook::exchange
