-- A file needs no marks of its groups (see the migration of the same number for PostgreSQL): whoever commits hears the
-- outcome from the library in its own process. Both databases keep one numbering.
SELECT 1;
