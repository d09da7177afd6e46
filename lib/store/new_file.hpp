// A new yearbook file, built beside its name and put in place when it is whole. Floor 5.
#pragma once

#include <optional>
#include <string>

#include "sqlite/connection.hpp"

namespace yearbook::store {

// Whether another file may stand under the name already, and makes way.
enum class Existing { refused, replaced };

// How the file keeps its transactions: in a log beside it, or by a journal that goes away.
enum class Journal { wal, rollback };

// Until publish() nothing stands under the name; afterwards all of it does. A NewFile that is not
// published leaves nothing behind.
class NewFile {
 public:
  // Throws conflict when `path` exists and is not to be replaced, io when its folder cannot be
  // written.
  explicit NewFile(std::string path, Existing existing = Existing::refused);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  NewFile(NewFile&&) = delete;
  NewFile& operator=(NewFile&&) = delete;

  [[nodiscard]] sqlite::Connection& connection() noexcept { return *connection_; }
  // Where it is built.
  [[nodiscard]] const std::string& draft() const noexcept { return draft_; }
  // Syncs the file and gives it its name. Throws conflict when another took the name meanwhile; io.
  void publish(Journal journal = Journal::wal);

 private:
  void give_name();

  std::string path_;
  Existing existing_;
  std::string draft_;
  std::optional<sqlite::Connection> connection_;
};

}  // namespace yearbook::store
