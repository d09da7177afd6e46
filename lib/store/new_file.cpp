#include "store/new_file.hpp"

#include <yearbook/error.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace yearbook::store {
namespace {

[[noreturn]] void fail(const std::string& what, const std::string& path) {
  throw Error(ErrorCode::io, what + " \"" + path + "\": " + std::generic_category().message(errno));
}

[[noreturn]] void exists_already(const std::string& path) {
  throw Error(ErrorCode::conflict,
              "\"" + path + "\" exists already; open it, or name another file");
}

void sync(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags);
  if (file < 0) fail("cannot open", path);
  const bool synced = ::fsync(file) == 0;
  ::close(file);
  if (!synced) fail("cannot write", path);
}

std::string folder_of(const std::string& path) {
  const auto parent = std::filesystem::path(path).parent_path();
  return parent.empty() ? "." : parent.string();
}

// A draft of its own for each process and moment; made here so that a folder that cannot be written
// is named before anything is done.
std::string make_draft(const std::string& path) {
  std::string draft = path + ".draft-XXXXXX";
  const int file = ::mkstemp(draft.data());
  if (file < 0) fail("cannot create", path);
  ::close(file);
  return draft;
}

// mkstemp makes files that only their owner may read; a yearbook is as readable as any other file.
void make_readable(const std::string& draft) {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  constexpr mode_t readable = 0666;
  ::chmod(draft.c_str(), readable & ~mask);
}

}  // namespace

NewFile::NewFile(std::string path, Existing existing)
    : path_(std::move(path)), existing_(existing) {
  std::error_code ignored;
  if (existing_ == Existing::refused &&
      std::filesystem::exists(std::filesystem::symlink_status(path_, ignored))) {
    exists_already(path_);
  }
  draft_ = make_draft(path_);
  try {
    connection_.emplace(draft_, sqlite::ConnectionOptions{.access = sqlite::Access::create});
    connection_->execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
  } catch (...) {
    std::remove(draft_.c_str());
    throw;
  }
}

NewFile::~NewFile() {
  connection_.reset();
  if (!draft_.empty()) std::remove(draft_.c_str());
}

void NewFile::publish(Journal journal) {
  connection_->execute(journal == Journal::wal ? "PRAGMA journal_mode = WAL"
                                               : "PRAGMA journal_mode = DELETE");
  connection_.reset();
  make_readable(draft_);
  sync(draft_, O_RDWR);
  if (existing_ == Existing::replaced) {
    if (std::rename(draft_.c_str(), path_.c_str()) != 0) fail("cannot replace", path_);
  } else {
    give_name();
  }
  draft_.clear();
  sync(folder_of(path_), O_RDONLY | O_DIRECTORY);
}

void NewFile::give_name() {
  // A hard link gives the name only when it is free, and at once.
  if (::link(draft_.c_str(), path_.c_str()) != 0) {
    if (errno == EEXIST) exists_already(path_);
    // File systems without hard links: rename, which is atomic too, after looking once more.
    if (std::filesystem::exists(path_)) exists_already(path_);
    if (std::rename(draft_.c_str(), path_.c_str()) != 0) fail("cannot create", path_);
  }
  std::remove(draft_.c_str());
}

}  // namespace yearbook::store
