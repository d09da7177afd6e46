// A new yearbook file, built beside its name and put in place when it is whole. Floor 5.
#pragma once

#include <optional>
#include <string>

#include "sqlite/connection.hpp"

namespace yearbook::store {

// Until publish() nothing stands under the name; afterwards all of it does, in WAL mode. A NewFile
// that is not published leaves nothing behind.
class NewFile {
 public:
  // Throws conflict when `path` exists, io when its folder cannot be written.
  explicit NewFile(std::string path);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  NewFile(NewFile&&) = delete;
  NewFile& operator=(NewFile&&) = delete;

  [[nodiscard]] sqlite::Connection& connection() noexcept { return *connection_; }
  // Syncs the file and gives it its name. Throws conflict when another took the name meanwhile; io.
  void publish();

 private:
  std::string path_;
  std::string draft_;  // where it is built
  std::optional<sqlite::Connection> connection_;
};

}  // namespace yearbook::store
