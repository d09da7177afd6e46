// Writes every figure of a file as text, long CSV or SDMX-CSV. Floor 6.
#pragma once

#include <cstddef>
#include <string>

#include <yearbook/progress.hpp>

#include "exchange/text_file.hpp"
#include "sqlite/connection.hpp"

namespace yearbook::exchange {

enum class Layout { long_csv, sdmx_csv };

// Writes a header and all figures, in the order of the catalogue, from the state that the caller's
// transaction sees; gives their number, and tells how far it is. Reads on this thread and writes on another.
std::size_t write_observations(sqlite::Connection& connection, Layout layout,
                               TextFileWriter& writer, const Progress& progress = {});

// Digits that read back to the same double, without exponent: the last one shown is the quantum
// that load takes for granted, and an exponent would hide it.
void append_number(std::string& to, double value);

}  // namespace yearbook::exchange
