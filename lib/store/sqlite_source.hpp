// A book's source over a file: one connection, one read transaction, one state. Floor 5.
#pragma once

#include <optional>

#include "host/host_source.hpp"
#include "host/observation_rows.hpp"
#include "sqlite/connection.hpp"

namespace yearbook::store {

class SqliteSource final : public book::Source {
 public:
  // Opens its own connection and takes the newest state; holds it until destroyed.
  SqliteSource(const std::string& file, const sqlite::ConnectionOptions& options);
  // Takes the newest state on a connection that is open already.
  explicit SqliteSource(sqlite::Connection connection);

  // Whether writers can commit while this source holds its state: so it is in WAL mode only.
  [[nodiscard]] bool writers_go_on();

  CatalogData catalog() override;
  void observations(std::int32_t indicator, const book::CellRange& cells,
                    const book::RowSink& sink) override;
  void notes(std::int32_t indicator, const book::CellRange& cells,
             const std::function<void(book::NoteRow&&)>& row) override;

 private:
  sqlite::Connection connection_;
  host::HostSource rows_;
  std::optional<host::ObservationReader> whole_indicators_;  // made when the first is asked for
};

}  // namespace yearbook::store
