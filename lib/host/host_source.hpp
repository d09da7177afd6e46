// A book's source over a connection of the host. Floor 3. It begins no transaction: what it reads
// is of one state while the host holds one.
#pragma once

#include <string_view>

#include "book/source.hpp"

struct sqlite3;

namespace yearbook::host {

// The mark that handles of a file carry, from its uuid.
std::uint64_t file_mark(std::string_view uuid) noexcept;

class HostSource final : public book::Source {
 public:
  // The database must outlive the source's use, not the source.
  explicit HostSource(sqlite3* database) noexcept : database_(database) {}

  CatalogData catalog() override;
  void observations(std::int32_t indicator, const book::CellRange& cells,
                    const book::RowSink& sink) override;
  void notes(std::int32_t indicator, const book::CellRange& cells,
             const std::function<void(book::NoteRow&&)>& row) override;

 private:
  sqlite3* database_;
};

}  // namespace yearbook::host
