package com.app;

class Integer {}
