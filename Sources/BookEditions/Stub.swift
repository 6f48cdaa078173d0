public enum EditionStub {}
