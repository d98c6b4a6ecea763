DELETE FROM setup_link
