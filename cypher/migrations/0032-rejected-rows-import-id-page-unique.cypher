// No two RejectedRows nodes share importId and page.
// access: write
CREATE CONSTRAINT rejected_rows_import_id_page IF NOT EXISTS
FOR (rejectedRows:RejectedRows) REQUIRE (rejectedRows.importId, rejectedRows.page) IS UNIQUE
