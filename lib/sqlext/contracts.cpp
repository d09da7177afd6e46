#include "sqlext/contracts.hpp"

#include "sqlext/aggregate_functions.hpp"
#include "sqlext/index_tables.hpp"
#include "sqlext/query_tables.hpp"
#include "sqlext/scalar_functions.hpp"

namespace yearbook::sqlext {
namespace {

Contract contract_of(const TableFunction& function) {
  return {function.contract, "table",
          function.name,     signature(function.name, function.parameters, function.optional),
          function.columns,  function.meaning};
}

std::vector<Row> contract_rows(HostBook& /*host*/, const Arguments& /*arguments*/) {
  std::vector<Row> rows;
  for (const Contract& each : contracts()) {
    rows.push_back({cell(each.number), cell(each.kind), cell(each.name), cell(each.signature),
                    each.columns.empty() ? Cell{} : cell(each.columns), cell(each.meaning)});
  }
  return rows;
}

}  // namespace

const TableFunction& contracts_table() {
  static const TableFunction function{
      "T00",
      "yb_functions",
      "contract TEXT, kind TEXT, name TEXT, signature TEXT, columns TEXT, meaning TEXT",
      {},
      0,
      "every function of this list",
      contract_rows};
  return function;
}

std::vector<Contract> contracts() {
  std::vector<Contract> all{contract_of(contracts_table())};
  for (const TableFunction& function : query_tables()) all.push_back(contract_of(function));
  for (const TableFunction& function : index_tables()) all.push_back(contract_of(function));
  for (const ScalarFunction& function : scalar_functions()) {
    all.push_back({function.contract, "scalar", function.name,
                   signature(function.name, function.parameters, function.optional), "",
                   function.meaning});
  }
  for (const AggregateFunction& function : aggregate_functions()) {
    all.push_back({function.contract, "aggregate", function.name,
                   signature(function.name, function.parameters, 0), "", function.meaning});
  }
  return all;
}

}  // namespace yearbook::sqlext
