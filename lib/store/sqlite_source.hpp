// A book's source over a file: one connection, one read transaction, one state. Floor 5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "host/host_source.hpp"
#include "host/observation_rows.hpp"
#include "sqlite/connection.hpp"
#include "sqlite/file_state.hpp"
#include "sqlite/page_reader.hpp"

namespace yearbook::store {

class SqliteSource final : public book::Source {
 public:
  // Opens its own connection and takes the newest state; holds it until destroyed.
  SqliteSource(const std::string& file, const sqlite::ConnectionOptions& options);
  // Takes the newest state on a connection that is open already.
  explicit SqliteSource(sqlite::Connection connection);

  // How many whole indicators were read from the pages of the file; the others by SQL.
  [[nodiscard]] std::size_t read_from_pages() const noexcept { return read_from_pages_; }
  // Whether writers can commit while this source holds its state: so it is in WAL mode only.
  [[nodiscard]] bool writers_go_on() const noexcept { return journal_mode_ == "wal"; }

  // Of the state that it holds; empty in WAL mode.
  [[nodiscard]] std::optional<sqlite::FileVersion> version() {
    return file_is_state_ ? sqlite::file_version(connection_) : std::nullopt;
  }

  CatalogData catalog() override;
  [[nodiscard]] std::optional<std::uint64_t> file() const override { return file_; }
  std::optional<std::int32_t> id_of(book::Coded what, std::string_view code) override;
  bool has_rows_only(std::int32_t indicator, std::int32_t zone) override;
  void observations(std::int32_t indicator, const book::CellRange& cells,
                    const book::RowSink& sink) override;
  void notes(std::int32_t indicator, const book::CellRange& cells,
             const std::function<void(book::NoteRow&&)>& row) override;

 private:
  // nullptr while the file by itself is not the state, or when its layout is not known.
  sqlite::PageReader* pages();
  // Every row of an indicator but so many that come first.
  void read_by_sql(std::int32_t indicator, std::size_t behind, const book::RowSink& sink);

  sqlite::Connection connection_;
  host::HostSource rows_;
  std::uint64_t file_ = 0;
  std::string journal_mode_;
  bool file_is_state_ = false;  // once it is, it stays so
  bool layout_is_checked_ = false;
  std::unique_ptr<sqlite::PageReader> pages_;
  std::optional<host::ObservationReader> whole_indicators_;  // made when the first is asked for
  std::size_t read_from_pages_ = 0;
};

}  // namespace yearbook::store
