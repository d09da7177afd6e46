#include "store/import_batch.hpp"

#include "store/writing.hpp"

namespace {

using namespace yearbook;

struct ImportBatch : test::Writing {};

TEST_F(ImportBatch, IsARowALoad) {
  store::record_import(connection, "torch", std::string(64, 'a'), {3, 2, 1});
  EXPECT_EQ(text("SELECT name || '/' || sha256 || '/' || rows_added || '/' || rows_present || '/' "
                 "|| rows_replaced FROM import_batch"),
            "torch/" + std::string(64, 'a') + "/3/2/1");
  EXPECT_EQ(text("SELECT loaded_at = strftime('%Y-%m-%dT%H:%M:%SZ', loaded_at) FROM import_batch"),
            "1");
  EXPECT_EQ(text("SELECT count(*) > 0 FROM sqlite_stat1"), "1");
}

}  // namespace
