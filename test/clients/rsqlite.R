# Prints the answers as R reads them: Rscript rsqlite.R FILE QUESTIONS
arguments <- commandArgs(trailingOnly = TRUE)
book <- DBI::dbConnect(RSQLite::SQLite(), arguments[1], flags = RSQLite::SQLITE_RO)
for (line in readLines(arguments[2])) {
  if (!startsWith(line, "--")) cat(sprintf("%.17g\n", DBI::dbGetQuery(book, line)[1, 1]))
}
DBI::dbDisconnect(book)
