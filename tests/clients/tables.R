# Reads every table of a data package with readr, in the types that the package names, and prints how many values
# there are. Rscript tables.R FOLDER; ends with 3 where a package of R is missing.
if (!requireNamespace("readr", quietly = TRUE) || !requireNamespace("jsonlite", quietly = TRUE)) quit(status = 3)
folder <- commandArgs(trailingOnly = TRUE)[1]
package <- jsonlite::read_json(file.path(folder, "datapackage.json"))
letter <- c(integer = "i", number = "d", boolean = "l", date = "D", string = "c")
class_of <- c(integer = "integer", number = "numeric", boolean = "logical", date = "Date", string = "character")
values <- 0
for (resource in package$resources) {
  said <- vapply(resource$schema$fields, function(field) field$type, "")
  table <- readr::read_csv(
    file.path(folder, resource$path), col_types = paste(letter[said], collapse = ""), na = "", progress = FALSE
  )
  wrong <- readr::problems(table)
  if (nrow(wrong) > 0) stop(resource$name, ": ", paste(utils::capture.output(print(wrong)), collapse = "\n"))
  read <- vapply(table, function(column) class(column)[1], "")
  if (any(read != class_of[said])) stop(resource$name, ": ", paste(read, collapse = " "))
  values <- values + sum(!is.na(table))
}
cat(values)
