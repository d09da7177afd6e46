#include <CLI/CLI.hpp>

#include <charconv>
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <ostream>
#include <set>
#include <utility>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct SqlArguments {
  std::string file;
  std::string sql;
  std::string sql_file;
  std::vector<std::string> parameters;
  double time_limit = 60;
  std::optional<std::size_t> row_limit;
  bool explain = false;
  std::string format = "table";
};

Format format_of(const std::string& name) {
  if (name == "csv") return Format::csv;
  if (name == "json") return Format::json;
  return name == "markdown" ? Format::markdown : Format::table;
}

std::string all_of(std::istream& in) {
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string sql_of(const SqlArguments& arguments) {
  if (!arguments.sql_file.empty()) {
    std::ifstream file(arguments.sql_file, std::ios::binary);
    if (!file) {
      throw Error(ErrorCode::io, "cannot read \"" + arguments.sql_file +
                                     "\"; check that the file exists and its permissions");
    }
    return all_of(file);
  }
  return arguments.sql == "-" ? all_of(std::cin) : arguments.sql;
}

// A number when all of it is one; text between single quotes, and anything else, is text.
sql::Value value_of(std::string_view text) {
  std::int64_t whole = 0;
  double real = 0;
  const char* const end = text.data() + text.size();
  if (std::from_chars(text.data(), end, whole).ptr == end && !text.empty()) return whole;
  if (std::from_chars(text.data(), end, real).ptr == end && std::isfinite(real) && !text.empty()) {
    return real;
  }
  if (text.size() >= 2 && text.front() == '\'' && text.back() == '\'') {
    text = text.substr(1, text.size() - 2);
  }
  return std::string(text);
}

sql::Parameter parameter_of(const std::string& given) {
  const std::size_t equals = given.find('=');
  if (equals == 0 || equals == std::string::npos) {
    throw Error(ErrorCode::invalid_argument,
                "\"" + given + "\" is no parameter; write --param NAME=VALUE, such as zone=china");
  }
  return {given.substr(0, equals), value_of(std::string_view(given).substr(equals + 1))};
}

// Line ends and other controls would break a table, and may harm a terminal.
std::string printable(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      result += {'\\', 'x', hex[byte >> 4U], hex[byte & 0xFU]};
    } else {
      result += c;
    }
  }
  return result;
}

std::string hexadecimal(const sql::Blob& blob) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string result;
  for (const std::byte each : blob) {
    const auto byte = std::to_integer<unsigned>(each);
    result += {hex[byte >> 4U], hex[byte & 0xFU]};
  }
  return result;
}

struct CellOf {
  Cell operator()(std::monostate /*null*/) const { return {"", "", std::nullopt, false, true}; }
  Cell operator()(std::int64_t whole) const { return tool::whole(whole); }
  Cell operator()(double real) const { return number(real, format_exact(real)); }
  Cell operator()(const std::string& text) const {
    return {printable(text), text, std::nullopt, false};
  }
  Cell operator()(const sql::Blob& blob) const { return tool::text(hexadecimal(blob)); }
};

// Names of columns as they are; in JSON each once, the second "value" being "value_2".
std::vector<std::string> names_of(const std::vector<sql::Column>& columns, bool each_once) {
  std::vector<std::string> result;
  std::set<std::string> taken;
  for (const sql::Column& column : columns) {
    std::string name = column.name;
    for (int i = 2; each_once && taken.contains(name); ++i) {
      name = column.name + "_" + std::to_string(i);
    }
    taken.insert(name);
    result.push_back(std::move(name));
  }
  return result;
}

// How much of the result waits to be printed. A table waits for all of it, to know its widths.
class Held {
 public:
  explicit Held(Format format) : streams_(format == Format::csv || format == Format::json) {}
  void add(const Cell& cell) {
    constexpr std::size_t of_a_cell = sizeof(Cell);
    bytes_ += of_a_cell + cell.shown.size() + cell.exact.size();
    constexpr std::size_t most = std::size_t{256} << 20U;
    if (streams_ || bytes_ <= most) return;
    throw Error(
        ErrorCode::invalid_argument,
        "the result is too large for a table: more than 256 MiB; take --format csv or json, "
        "or a --row-limit");
  }
  [[nodiscard]] bool plenty() const {
    constexpr std::size_t a_piece = std::size_t{1} << 20U;
    return streams_ && bytes_ > a_piece;
  }
  void clear() { bytes_ = 0; }

 private:
  bool streams_;
  std::size_t bytes_ = 0;
};

int run_sql(const SqlArguments& arguments, const Streams& streams) {
  constexpr double milliseconds = 1000;
  sql::Options options{.time_limit = std::chrono::milliseconds(
                           static_cast<std::int64_t>(milliseconds * arguments.time_limit)),
                       .row_limit = arguments.row_limit};
  for (const std::string& given : arguments.parameters) {
    options.parameters.push_back(parameter_of(given));
  }
  const std::string text = sql_of(arguments);
  Database database = Database::open(arguments.file, {.read_only = true});
  if (arguments.explain) {
    streams.out << sql::explain(database, text, options);
    return 0;
  }
  sql::Rows rows = sql::query(database, text, options);
  const Format format = format_of(arguments.format);
  Output output(names_of(rows.columns(), format == Format::json));
  Held held(format);
  for (const sql::Row row : rows) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back(std::visit(CellOf{}, row[i]));
      held.add(cells.back());
    }
    output.add(std::move(cells));
    if (held.plenty()) {
      output.flush(streams.out, format);
      held.clear();
    }
  }
  output.print(streams.out, format);
  if (rows.truncated()) {
    streams.err << "only the first " << *arguments.row_limit << " rows; --row-limit allows more\n";
  }
  return 0;
}

}  // namespace

void add_sql(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("sql", "Run one SQL statement that reads");
  const auto arguments = std::make_shared<SqlArguments>();
  verb->add_option("FILE", arguments->file, "The yearbook file")->required();
  auto* statement =
      verb->add_option("SQL", arguments->sql, "The statement; - reads standard input");
  auto* from_file =
      verb->add_option("--file", arguments->sql_file, "Read the statement from this file");
  from_file->excludes(statement);
  verb->add_option("--param", arguments->parameters,
                   "NAME=VALUE for a parameter :NAME; numbers are numbers, NAME='7' is text")
      ->take_all();
  verb->add_option("--time-limit", arguments->time_limit, "In seconds; 0: none")
      ->check(CLI::Range(0.0, 1e9))
      ->capture_default_str();
  verb->add_option("--row-limit", arguments->row_limit, "How many rows at most; default: all");
  verb->add_flag("--explain-plan", arguments->explain,
                 "Show how SQLite would go about it, and do not run it");
  verb->add_option("--format", arguments->format, "table, csv, json or markdown")
      ->check(CLI::IsMember({"table", "csv", "json", "markdown"}))
      ->capture_default_str();
  verb->footer(
      "The tables and views: SELECT * FROM dictionary. Questions to begin with: SELECT question, "
      "sql "
      "FROM example_query.\n\n"
      "Example:\n  yearbook sql torch.db --file examples/sql/largest_shares.sql");
  verb->callback([arguments, statement, from_file, &work] {
    if (statement->count() + from_file->count() == 0) {
      throw CLI::RequiredError("SQL or --file");
    }
    work = [arguments](const Streams& streams) { return run_sql(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
