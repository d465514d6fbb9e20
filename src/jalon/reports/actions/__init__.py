"""Writing what goes with bilans."""
