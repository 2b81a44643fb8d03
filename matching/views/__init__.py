"""Pages of the work space about matches."""
