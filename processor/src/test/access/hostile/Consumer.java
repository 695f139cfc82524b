package com.app;

class Consumer {}
